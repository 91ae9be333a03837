import { methods } from '@/lib/api/methods';
import { heldPartsOperation, signPartOperation } from '@/lib/api/operations/intake';
import { replied, serve } from '@/lib/api/serve';
import { heldParts, signPart } from '@/lib/exhibits/commands/announce';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(heldPartsOperation, async ({ caller, input }) =>
    replied(heldPartsOperation, await heldParts(caller, input)),
  ),
  POST: serve(signPartOperation, async ({ caller, input }) =>
    replied(signPartOperation, await signPart(caller, input)),
  ),
});
