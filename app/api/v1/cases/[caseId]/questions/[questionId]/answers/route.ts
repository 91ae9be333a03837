import { methods } from '@/lib/api/methods';
import { answerQuestionOperation } from '@/lib/api/operations/statements';
import { replied, serve } from '@/lib/api/serve';
import { answerQuestion } from '@/lib/statements/commands/answer-question';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(answerQuestionOperation, async ({ caller, input }) =>
    replied(answerQuestionOperation, await answerQuestion(caller, input)),
  ),
});
