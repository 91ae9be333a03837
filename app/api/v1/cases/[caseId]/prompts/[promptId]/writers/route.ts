import { methods } from '@/lib/api/methods';
import { joinPromptOperation } from '@/lib/api/operations/prompts';
import { joinResponse } from '@/lib/api/prompt-claims';
import { serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(joinPromptOperation, ({ caller, input }) => joinResponse(caller, input)),
});
