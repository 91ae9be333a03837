import type { Picked } from './new-items';
import { MOST_ITEMS } from './queue';

/** Files of a picker, each with the folders below the one that was chosen. */
export function pickedFiles(files: Iterable<File>): Picked[] {
  return Array.from(files, (file) => ({ file, name: file.webkitRelativePath || file.name }));
}

/**
 * Files of a drop, out of folders too, at most as many as an intake takes or as are given. Must be called while the
 * event lives: afterwards the browser no longer says what was dropped.
 */
export async function droppedFiles(transfer: DataTransfer, most = MOST_ITEMS): Promise<Picked[]> {
  const entries = Array.from(transfer.items).flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return pickedFiles(transfer.files);
  const found: Picked[] = [];
  for (const entry of entries) await collect(entry, found, most);
  return found;
}

async function collect(entry: FileSystemEntry, found: Picked[], most: number): Promise<void> {
  if (found.length >= most) return;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) =>
      entry.file(resolve, () => resolve(null)),
    );
    if (file) found.push({ file, name: entry.fullPath.replace(/^\//, '') || file.name });
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    // A folder is read a hundred entries at a time, until there are none.
    const batch = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (batch.length === 0) return;
    for (const inner of batch) await collect(inner, found, most);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
