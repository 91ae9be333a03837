import type { Dirent } from 'node:fs';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ArchiveError, type BundleReader, type RandomAccess } from '@/lib/proof/archive';
import { bagIn, ZipArchive } from '@/lib/proof/zip';

const CHUNK_BYTES = 1024 * 1024;
const MAX_FILES = 250_000;

/** A bundle on disk, with what must be closed afterwards. */
export interface OpenBundle {
  readonly reader: BundleReader;
  close(): Promise<void>;
}

/**
 * Opens a bundle that is a ZIP file or an unpacked folder. Throws an ArchiveError where it cannot be
 * looked at, and what the file system throws.
 */
export async function openBundle(path: string): Promise<OpenBundle> {
  if ((await stat(path)).isDirectory()) {
    return { reader: await folderReader(path), close: async () => undefined };
  }
  const file = await open(path, 'r');
  try {
    const archive = await ZipArchive.open(await fileAccess(file), CHUNK_BYTES);
    return { reader: bagIn(archive), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function fileAccess(file: FileHandle): Promise<RandomAccess> {
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const { bytesRead } = await file.read(bytes, done, length - done, offset + done);
        if (bytesRead === 0) throw new ArchiveError('damaged', 'cut short');
        done += bytesRead;
      }
      return bytes;
    },
  };
}

/** Files of an unpacked bag: the folder itself, or the one folder in it. */
async function folderReader(path: string): Promise<BundleReader> {
  const top = await readdir(path, { withFileTypes: true });
  if (!top.some((item) => item.name === 'bagit.txt')) {
    const [only, ...others] = top;
    if (!only?.isDirectory() || others.length > 0) throw new ArchiveError('no-bag', 'no bagit.txt');
    return folderReader(join(path, only.name));
  }
  const sizes = new Map<string, number>();
  await list(path, '', top, sizes);
  return {
    names: () => [...sizes.keys()],
    size: (name) => sizes.get(name) ?? 0,
    async *read(name) {
      for await (const chunk of createReadStream(join(path, name), {
        highWaterMark: CHUNK_BYTES,
      })) {
        const bytes: Buffer = chunk;
        yield new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      }
    },
  };
}

async function list(
  root: string,
  prefix: string,
  items: readonly Dirent[],
  sizes: Map<string, number>,
): Promise<void> {
  for (const item of items) {
    const name = prefix + item.name;
    if (item.isDirectory()) {
      const inside = await readdir(join(root, name), { withFileTypes: true });
      await list(root, `${name}/`, inside, sizes);
    } else if (item.isFile()) {
      if (sizes.size >= MAX_FILES) throw new ArchiveError('limit', `${MAX_FILES} files`);
      sizes.set(name, (await stat(join(root, name))).size);
    } else {
      // A link could lead to a file that was never part of the bundle.
      throw new ArchiveError('name', name);
    }
  }
}
