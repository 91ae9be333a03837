import { methods } from '@/lib/api/methods';
import { getLineage } from '@/lib/api/operations/runs';
import { serve } from '@/lib/api/serve';
import { loadLineage } from '@/lib/runs/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getLineage, async ({ caller, input }) =>
    Response.json(await loadLineage(caller, input)),
  ),
});
