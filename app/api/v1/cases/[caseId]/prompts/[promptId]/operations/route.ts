import { methods } from '@/lib/api/methods';
import { pushOperation, streamOperationsOperation } from '@/lib/api/operations/prompts';
import { streamOperationLines } from '@/lib/api/prompt-claims';
import { replied, serve } from '@/lib/api/serve';
import { pushClaims } from '@/lib/prompts/commands/push';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(streamOperationsOperation, ({ caller, input }) => streamOperationLines(caller, input)),
  POST: serve(pushOperation, async ({ caller, input }) =>
    replied(pushOperation, await pushClaims(caller, input)),
  ),
});
