import { methods } from '@/lib/api/methods';
import { amendPromptOperation, getPrompt } from '@/lib/api/operations/prompts';
import { replied, serve } from '@/lib/api/serve';
import { amendPrompt } from '@/lib/prompts/commands/open-prompt';
import { loadPrompt } from '@/lib/prompts/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getPrompt, async ({ caller, input }) =>
    Response.json(await loadPrompt(caller, input)),
  ),
  PATCH: serve(amendPromptOperation, async ({ caller, input }) =>
    replied(amendPromptOperation, await amendPrompt(caller, input)),
  ),
});
