import { methods } from '@/lib/api/methods';
import { streamPromptsOperation } from '@/lib/api/operations/prompts';
import { streamResponse } from '@/lib/api/prompt-stream';
import { serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(streamPromptsOperation, ({ request, input }) => streamResponse(request, input)),
});
