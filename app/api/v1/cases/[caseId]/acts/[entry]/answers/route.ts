import { methods } from '@/lib/api/methods';
import { answerActOperation } from '@/lib/api/operations/review';
import { replied, serve } from '@/lib/api/serve';
import { answerAct } from '@/lib/review/commands/answer-act';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(answerActOperation, async ({ caller, input }) =>
    replied(answerActOperation, await answerAct(caller, input)),
  ),
});
