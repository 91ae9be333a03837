import { methods } from '@/lib/api/methods';
import { erasePayloadOperation } from '@/lib/api/operations/ledger';
import { replied, serve } from '@/lib/api/serve';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(erasePayloadOperation, async ({ caller, input }) =>
    replied(erasePayloadOperation, await erasePayload(caller, input)),
  ),
});
