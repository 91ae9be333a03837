import { methods } from '@/lib/api/methods';
import { readPreservation } from '@/lib/api/operations/review';
import { serve } from '@/lib/api/serve';
import { loadPreservation } from '@/lib/review/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readPreservation, async ({ caller, input }) =>
    Response.json(await loadPreservation(caller, input)),
  ),
});
