import { methods } from '@/lib/api/methods';
import { requestVolumeOperation } from '@/lib/api/operations/volumes';
import { replied, serve } from '@/lib/api/serve';
import { requestVolume } from '@/lib/volumes/commands/request-volume';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(requestVolumeOperation, async ({ caller, input }) =>
    replied(
      requestVolumeOperation,
      await requestVolume(caller, input),
      ({ dossierId }) => `/cases/${input.caseId}/dossiers/${dossierId}`,
    ),
  ),
});
