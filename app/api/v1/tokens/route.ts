import { createToken } from '@/lib/accounts/commands/access-tokens';
import { loadAccount } from '@/lib/accounts/loaders';
import { methods } from '@/lib/api/methods';
import { createTokenOperation, listTokens } from '@/lib/api/operations/tokens';
import { replied, serve } from '@/lib/api/serve';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listTokens, async ({ caller, input }) => {
    const { tokens } = await loadAccount(caller, input);
    return Response.json({ tokens });
  }),
  POST: serve(createTokenOperation, async ({ caller, input }) =>
    replied(createTokenOperation, await createToken(caller, input)),
  ),
});
