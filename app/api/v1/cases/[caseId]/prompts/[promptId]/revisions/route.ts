import { methods } from '@/lib/api/methods';
import { listRevisions } from '@/lib/api/operations/prompts';
import { serve } from '@/lib/api/serve';
import { loadRevisions } from '@/lib/prompts/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listRevisions, async ({ caller, input }) =>
    Response.json(await loadRevisions(caller, input)),
  ),
});
