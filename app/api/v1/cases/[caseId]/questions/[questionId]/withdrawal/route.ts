import { methods } from '@/lib/api/methods';
import { withdrawQuestionOperation } from '@/lib/api/operations/statements';
import { replied, serve } from '@/lib/api/serve';
import { withdrawQuestion } from '@/lib/statements/commands/ask-question';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(withdrawQuestionOperation, async ({ caller, input }) =>
    replied(withdrawQuestionOperation, await withdrawQuestion(caller, input)),
  ),
});
