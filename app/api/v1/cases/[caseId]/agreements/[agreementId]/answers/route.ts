import { methods } from '@/lib/api/methods';
import { answerAgreementOperation } from '@/lib/api/operations/statements';
import { replied, serve } from '@/lib/api/serve';
import { answerAgreement } from '@/lib/statements/commands/agreements';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(answerAgreementOperation, async ({ caller, input }) =>
    replied(answerAgreementOperation, await answerAgreement(caller, input)),
  ),
});
