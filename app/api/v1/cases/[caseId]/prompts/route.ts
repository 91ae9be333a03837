import { methods } from '@/lib/api/methods';
import { listPrompts, openPromptOperation } from '@/lib/api/operations/prompts';
import { replied, serve } from '@/lib/api/serve';
import { openPrompt } from '@/lib/prompts/commands/open-prompt';
import { loadPrompts } from '@/lib/prompts/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listPrompts, async ({ caller, input }) =>
    Response.json(await loadPrompts(caller, input)),
  ),
  POST: serve(openPromptOperation, async ({ caller, input }) =>
    replied(
      openPromptOperation,
      await openPrompt(caller, input),
      ({ promptId }) => `/cases/${input.caseId}/prompts/${promptId}`,
    ),
  ),
});
