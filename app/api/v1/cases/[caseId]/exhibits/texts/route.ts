import { methods } from '@/lib/api/methods';
import { writeTextOperation } from '@/lib/api/operations/exhibits';
import { replied, serve } from '@/lib/api/serve';
import { writeText } from '@/lib/exhibits/commands/write-text';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(writeTextOperation, async ({ caller, input }) =>
    replied(
      writeTextOperation,
      await writeText(caller, input),
      ({ exhibitId }) => `/cases/${input.caseId}/exhibits/${exhibitId}`,
    ),
  ),
});
