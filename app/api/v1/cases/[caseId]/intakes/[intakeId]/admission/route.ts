import { methods } from '@/lib/api/methods';
import { admitFileOperation } from '@/lib/api/operations/intake';
import { replied, serve } from '@/lib/api/serve';
import { admitFile } from '@/lib/exhibits/commands/admit';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(admitFileOperation, async ({ caller, input }) =>
    replied(
      admitFileOperation,
      await admitFile(caller, input),
      ({ exhibitId }) => `/cases/${input.caseId}/exhibits/${exhibitId}`,
    ),
  ),
});
