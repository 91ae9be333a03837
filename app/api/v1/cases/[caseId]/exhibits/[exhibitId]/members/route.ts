import { methods } from '@/lib/api/methods';
import { openArchiveOperation } from '@/lib/api/operations/imports';
import { replied, serve } from '@/lib/api/serve';
import { openArchive } from '@/lib/imports/commands/open-archive';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(openArchiveOperation, async ({ caller, input }) =>
    replied(
      openArchiveOperation,
      await openArchive(caller, input),
      ({ importId }) => `/cases/${input.caseId}/imports/${importId}`,
    ),
  ),
});
