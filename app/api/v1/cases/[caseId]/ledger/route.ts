import { methods } from '@/lib/api/methods';
import { listEntries } from '@/lib/api/operations/ledger';
import { serve } from '@/lib/api/serve';
import { loadLedger } from '@/lib/logbook/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listEntries, async ({ caller, input }) =>
    Response.json(await loadLedger(caller, input)),
  ),
});
