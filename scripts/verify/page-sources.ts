import { ArchiveError, type BundleReader, type RandomAccess } from '@/lib/proof/archive';
import { bagIn, ZipArchive } from '@/lib/proof/zip';

/** Small enough that hashing a piece does not hold up the page. */
const CHUNK_BYTES = 256 * 1024;

/** Opens what somebody chose: one ZIP file, or all files of an unpacked folder. */
export async function openChosen(files: readonly File[]): Promise<BundleReader> {
  const [first] = files;
  if (first && files.length === 1 && !first.webkitRelativePath) {
    return bagIn(await ZipArchive.open(fileAccess(first), CHUNK_BYTES));
  }
  return folderReader(files);
}

function fileAccess(file: File): RandomAccess {
  return { size: file.size, read: (offset, length) => bytesOf(file, offset, length) };
}

async function bytesOf(file: File, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
  if (bytes.length !== length) throw new ArchiveError('damaged', 'cut short');
  return bytes;
}

function folderReader(files: readonly File[]): BundleReader {
  const marker = files
    .map((file) => file.webkitRelativePath)
    .filter((path) => path.endsWith('/bagit.txt'))
    .sort((a, b) => a.length - b.length)[0];
  if (marker === undefined) throw new ArchiveError('no-bag', 'no bagit.txt');
  const prefix = marker.slice(0, -'bagit.txt'.length);
  const byName = new Map<string, File>();
  for (const file of files) {
    const path = file.webkitRelativePath;
    if (path.startsWith(prefix)) byName.set(path.slice(prefix.length), file);
  }
  return {
    names: () => [...byName.keys()],
    size: (name) => byName.get(name)?.size ?? 0,
    async *read(name) {
      const file = byName.get(name);
      if (!file) throw new ArchiveError('missing', name);
      for (let at = 0; at < file.size; at += CHUNK_BYTES) {
        yield await bytesOf(file, at, Math.min(CHUNK_BYTES, file.size - at));
      }
    },
  };
}
