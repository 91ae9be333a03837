import { fileNameOf } from '@/lib/api/file-name';
import { loadRecordRight } from '@/lib/api/loaders';
import { methods } from '@/lib/api/methods';
import { receiveFileOperation } from '@/lib/api/operations/captured';
import { replied, serve } from '@/lib/api/serve';
import { receiveFile } from '@/lib/capture/commands/receive-file';

/** A body of no bytes. */
async function* nothing(): AsyncGenerator<Uint8Array> {}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(
    receiveFileOperation,
    async ({ caller, request, input }) =>
      replied(
        receiveFileOperation,
        await receiveFile(caller, {
          ...input,
          // Read by the command, to the length that was announced and no further.
          body: request.body ?? nothing(),
          fileName: fileNameOf(request),
        }),
      ),
    (caller, { caseId }) => loadRecordRight(caller, { caseId }),
  ),
});
