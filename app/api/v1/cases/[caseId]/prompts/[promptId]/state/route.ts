import { methods } from '@/lib/api/methods';
import { getPromptState } from '@/lib/api/operations/prompts';
import { serve } from '@/lib/api/serve';
import { loadState } from '@/lib/prompts/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(getPromptState, async ({ caller, input }) =>
    Response.json(await loadState(caller, input)),
  ),
});
