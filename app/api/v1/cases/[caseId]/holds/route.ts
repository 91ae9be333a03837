import { methods } from '@/lib/api/methods';
import { placeHoldOperation, readHolds } from '@/lib/api/operations/review';
import { replied, serve } from '@/lib/api/serve';
import { placeHold } from '@/lib/review/commands/holds';
import { loadHolds } from '@/lib/review/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readHolds, async ({ caller, input }) => Response.json(await loadHolds(caller, input))),
  POST: serve(placeHoldOperation, async ({ caller, input }) =>
    replied(placeHoldOperation, await placeHold(caller, input)),
  ),
});
