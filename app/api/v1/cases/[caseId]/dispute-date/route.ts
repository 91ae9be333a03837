import { methods } from '@/lib/api/methods';
import { setDisputeDateOperation } from '@/lib/api/operations/cases';
import { replied, serve } from '@/lib/api/serve';
import { setDisputeDate } from '@/lib/cases/commands/amend-case';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(setDisputeDateOperation, async ({ caller, input }) =>
    replied(setDisputeDateOperation, await setDisputeDate(caller, input)),
  ),
});
