import { open } from 'node:fs/promises';
import { ArchiveError } from '@/lib/proof/archive';
import { type BundleReport, verifyBundle } from '@/lib/proof/bundle';
import type { Vkey } from '@/lib/proof/vkey';
import { bagIn, ZipArchive } from '@/lib/proof/zip';

/** Bytes read at once. */
const CHUNK = 1024 ** 2;

/** Opens a bundle just written and verifies it as a stranger would, against the instance's keys. */
export async function rereadBundle(path: string, vkeys: readonly Vkey[]): Promise<BundleReport> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await file.read(bytes, 0, length, offset);
      if (bytesRead !== length) throw new ArchiveError('damaged', 'cut short');
      return bytes;
    };
    const archive = await ZipArchive.open({ size, read }, CHUNK);
    return await verifyBundle(bagIn(archive), { vkeys });
  } finally {
    await file.close();
  }
}
