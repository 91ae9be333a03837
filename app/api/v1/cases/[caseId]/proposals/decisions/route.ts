import { methods } from '@/lib/api/methods';
import { decideOperation } from '@/lib/api/operations/imports';
import { replied, serve } from '@/lib/api/serve';
import { decideProposals } from '@/lib/imports/commands/decide';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(decideOperation, async ({ caller, input }) =>
    replied(decideOperation, await decideProposals(caller, input)),
  ),
});
