import { handOut } from '@/lib/api/hand-out';
import { methods } from '@/lib/api/methods';
import { openVolumeOperation } from '@/lib/api/operations/volumes';
import { openVolume } from '@/lib/volumes/commands/open-volume';

// HEAD answers with the same address and is recorded the same way.
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: handOut(openVolumeOperation, openVolume),
});
