import { methods } from '@/lib/api/methods';
import { readCitable } from '@/lib/api/operations/desk';
import { serve } from '@/lib/api/serve';
import { loadCitable } from '@/lib/desk/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readCitable, async ({ caller, input }) =>
    Response.json(await loadCitable(caller, input)),
  ),
});
