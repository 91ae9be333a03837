import { methods } from '@/lib/api/methods';
import { listGaps } from '@/lib/api/operations/sources';
import { serve } from '@/lib/api/serve';
import { loadGaps } from '@/lib/capture/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listGaps, async ({ caller, input }) => Response.json(await loadGaps(caller, input))),
});
