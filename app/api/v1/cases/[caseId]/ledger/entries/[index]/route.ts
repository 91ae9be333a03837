import { methods } from '@/lib/api/methods';
import { getEntry } from '@/lib/api/operations/ledger';
import { serve } from '@/lib/api/serve';
import { loadEntry } from '@/lib/logbook/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getEntry, async ({ caller, input }) => Response.json(await loadEntry(caller, input))),
});
