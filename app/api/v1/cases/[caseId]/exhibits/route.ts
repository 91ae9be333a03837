import { fileNameOf } from '@/lib/api/file-name';
import { loadIntakeRight } from '@/lib/api/loaders';
import { methods } from '@/lib/api/methods';
import { admitBytesOperation, listExhibits } from '@/lib/api/operations/exhibits';
import { replied, serve } from '@/lib/api/serve';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { loadExhibits } from '@/lib/exhibits/loaders';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: serve(listExhibits, async ({ caller, input }) =>
    Response.json(await loadExhibits(caller, input)),
  ),
  POST: serve(
    admitBytesOperation,
    async ({ caller, request, input, bytes }) => {
      const sha256 = request.headers.get('chirograph-sha256');
      const reply = await admitBytes(caller, {
        ...input,
        body: bytes,
        fileName: fileNameOf(request),
        mediaType: request.headers.get('content-type') ?? '',
        ...(sha256 === null ? {} : { sha256 }),
      });
      return replied(
        admitBytesOperation,
        reply,
        ({ exhibitId }) => `/cases/${input.caseId}/exhibits/${exhibitId}`,
      );
    },
    (caller, { caseId }) => loadIntakeRight(caller, { caseId }),
  ),
});
