import { methods } from '@/lib/api/methods';
import { previewVolumeOperation } from '@/lib/api/operations/volumes';
import { replied, serve } from '@/lib/api/serve';
import { previewVolume } from '@/lib/volumes/commands/preview-volume';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: serve(previewVolumeOperation, async ({ caller, input }) =>
    replied(previewVolumeOperation, await previewVolume(caller, input)),
  ),
});
