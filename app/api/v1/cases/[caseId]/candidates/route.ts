import { methods } from '@/lib/api/methods';
import { listCandidates } from '@/lib/api/operations/runs';
import { serve } from '@/lib/api/serve';
import { loadCandidates } from '@/lib/runs/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listCandidates, async ({ caller, input }) =>
    Response.json(await loadCandidates(caller, input)),
  ),
});
