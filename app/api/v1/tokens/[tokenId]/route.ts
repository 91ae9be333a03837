import { endToken } from '@/lib/accounts/commands/access-tokens';
import { methods } from '@/lib/api/methods';
import { endTokenOperation } from '@/lib/api/operations/tokens';
import { replied, serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: serve(endTokenOperation, async ({ caller, input }) =>
    replied(endTokenOperation, await endToken(caller, input)),
  ),
});
