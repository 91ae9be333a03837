import { methods } from '@/lib/api/methods';
import { compareVolumesOperation } from '@/lib/api/operations/volumes';
import { serve } from '@/lib/api/serve';
import { loadComparison } from '@/lib/volumes/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(compareVolumesOperation, async ({ caller, input }) =>
    Response.json(await loadComparison(caller, input)),
  ),
});
