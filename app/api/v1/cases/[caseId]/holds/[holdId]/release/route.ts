import { methods } from '@/lib/api/methods';
import { releaseHoldOperation } from '@/lib/api/operations/review';
import { replied, serve } from '@/lib/api/serve';
import { releaseHold } from '@/lib/review/commands/holds';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(releaseHoldOperation, async ({ caller, input }) =>
    replied(releaseHoldOperation, await releaseHold(caller, input)),
  ),
});
