import { methods } from '@/lib/api/methods';
import { listOrigins } from '@/lib/api/operations/prompts';
import { serve } from '@/lib/api/serve';
import { loadOrigins } from '@/lib/prompts/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listOrigins, async ({ caller, input }) =>
    Response.json(await loadOrigins(caller, input)),
  ),
});
