import { methods } from '@/lib/api/methods';
import { getRevision } from '@/lib/api/operations/prompts';
import { serve } from '@/lib/api/serve';
import { loadRevision } from '@/lib/prompts/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getRevision, async ({ caller, input }) =>
    Response.json(await loadRevision(caller, input)),
  ),
});
