import { methods } from '@/lib/api/methods';
import { registerDigestOperation } from '@/lib/api/operations/exhibits';
import { replied, serve } from '@/lib/api/serve';
import { registerDigest } from '@/lib/exhibits/commands/admit';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(registerDigestOperation, async ({ caller, input }) =>
    replied(
      registerDigestOperation,
      await registerDigest(caller, input),
      ({ exhibitId }) => `/cases/${input.caseId}/exhibits/${exhibitId}`,
    ),
  ),
});
