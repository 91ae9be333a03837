import { ArchiveError } from '@/lib/proof/archive';
import type { ZipState } from './queue';
import { listZip } from './zip-listing';
import { blobAccess } from './zip-member';

/** What can be done with an archive: its listing, or why it is not opened. */
export async function zipStateOf(archive: Blob): Promise<ZipState> {
  try {
    return { state: 'offered', listing: await listZip(blobAccess(archive)) };
  } catch (error) {
    const reason = error instanceof ArchiveError ? error.reason : 'damaged';
    return { state: 'unusable', reason };
  }
}
