import { type FileHandle, open } from 'node:fs/promises';

/** Flushes a folder so that a rename or creation in it survives power loss. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for flushing; NTFS journals its own metadata.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all bytes of `chunks` from `position` on; a short write is continued, not forgotten. */
export async function writeFully(
  handle: FileHandle,
  chunks: readonly Buffer[],
  position: number,
): Promise<void> {
  const total = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  let { bytesWritten } = await handle.writev([...chunks], position);
  if (bytesWritten === total) return;
  const all = Buffer.concat(chunks);
  while (bytesWritten < total) {
    const rest = await handle.write(
      all,
      bytesWritten,
      total - bytesWritten,
      position + bytesWritten,
    );
    bytesWritten += rest.bytesWritten;
  }
}
