import { methods } from '@/lib/api/methods';
import { getInclusion } from '@/lib/api/operations/ledger';
import { serve } from '@/lib/api/serve';
import { loadInclusion } from '@/lib/logbook/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getInclusion, async ({ caller, input }) =>
    Response.json(await loadInclusion(caller, input)),
  ),
});
