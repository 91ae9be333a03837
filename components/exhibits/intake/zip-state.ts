import { ArchiveError } from '@/lib/proof/archive';
import { listZip } from '@/lib/proof/open-zip/zip-listing';
import { blobAccess } from '@/lib/proof/open-zip/zip-member';
import type { ZipState } from './queue';

/** What can be done with an archive: its listing, or why it is not opened. */
export async function zipStateOf(archive: Blob): Promise<ZipState> {
  try {
    return { state: 'offered', listing: await listZip(blobAccess(archive)) };
  } catch (error) {
    const reason = error instanceof ArchiveError ? error.reason : 'damaged';
    return { state: 'unusable', reason };
  }
}
