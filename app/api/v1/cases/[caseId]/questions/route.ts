import { methods } from '@/lib/api/methods';
import { askQuestionOperation, readQuestions } from '@/lib/api/operations/statements';
import { replied, serve } from '@/lib/api/serve';
import { askQuestion } from '@/lib/statements/commands/ask-question';
import { loadQuestions } from '@/lib/statements/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(readQuestions, async ({ caller, input }) =>
    Response.json(await loadQuestions(caller, input)),
  ),
  POST: serve(askQuestionOperation, async ({ caller, input }) =>
    replied(askQuestionOperation, await askQuestion(caller, input)),
  ),
});
