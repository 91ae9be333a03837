import { methods } from '@/lib/api/methods';
import { askCheckOperation, listChecks } from '@/lib/api/operations/ledger';
import { replied, serve } from '@/lib/api/serve';
import { askCheck } from '@/lib/logbook/commands/ask-check';
import { loadChecks } from '@/lib/logbook/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listChecks, async ({ caller, input }) =>
    Response.json(await loadChecks(caller, input)),
  ),
  POST: serve(askCheckOperation, async ({ caller, input }) =>
    replied(askCheckOperation, await askCheck(caller, input)),
  ),
});
