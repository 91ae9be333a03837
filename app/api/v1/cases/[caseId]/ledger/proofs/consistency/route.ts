import { methods } from '@/lib/api/methods';
import { getConsistency } from '@/lib/api/operations/ledger';
import { serve } from '@/lib/api/serve';
import { loadConsistency } from '@/lib/logbook/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getConsistency, async ({ caller, input }) =>
    Response.json(await loadConsistency(caller, input)),
  ),
});
