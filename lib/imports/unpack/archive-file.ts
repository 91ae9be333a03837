import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '@/lib/kernel/errors';
import { Turns } from '@/lib/previews/turns';
import { objectKey, readObject } from '@/lib/storage/objects';
import { MOST_ARCHIVE_BYTES } from '../model';

/** How long an archive lies ready for the next portion of its members, in milliseconds. */
const IDLE_MS = 5 * 60 * 1000;

/** Archives opened at once in a process, and how many requests may wait. */
const AT_ONCE = 2;
const WAITING = 32;

/** Age of a folder, in milliseconds, at which whoever made it must have died. */
const LEFT_MS = 6 * 3_600_000;

type Held = { folder: Promise<string>; timer: NodeJS.Timeout | null; users: number };
type Holder = { archives: Map<string, Held>; turns: Turns; cleared: Promise<void> };

const holder = globalThis as typeof globalThis & { chirographArchives?: Holder };

/** One pool for the process; its bundles may hold this module more than once. */
function pool(): Holder {
  holder.chirographArchives ??= {
    archives: new Map(),
    turns: new Turns(AT_ONCE, WAITING),
    cleared: clearLeftovers(),
  };
  return holder.chirographArchives;
}

/**
 * Works with an archive of a case as a file, fetched from the store once and kept a while for the
 * next portion. `folder` is for this work alone. Throws UNAVAILABLE where too many wait, TOO_LARGE
 * for an archive beyond the limit.
 */
export async function withArchive<T>(
  caseId: string,
  sha256: string,
  work: (archive: string, folder: string) => Promise<T>,
): Promise<T> {
  return pool().turns.run(async () => {
    const name = `${caseId} ${sha256}`;
    const held = take(name, caseId, sha256);
    try {
      const archive = path.join(await held.folder, 'archive');
      const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-unpack-'));
      try {
        return await work(archive, folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    } finally {
      leave(name, held);
    }
  });
}

function take(name: string, caseId: string, sha256: string): Held {
  const { archives } = pool();
  const held = archives.get(name) ?? { folder: fetched(caseId, sha256), timer: null, users: 0 };
  archives.set(name, held);
  if (held.timer) clearTimeout(held.timer);
  held.timer = null;
  held.users += 1;
  // What could not be fetched is fetched anew the next time.
  held.folder.catch(() => archives.delete(name));
  return held;
}

function leave(name: string, held: Held): void {
  held.users -= 1;
  if (held.users > 0) return;
  held.timer = setTimeout(() => {
    pool().archives.delete(name);
    held.folder.then((folder) => rm(folder, { recursive: true, force: true })).catch(() => {});
  }, IDLE_MS);
  held.timer.unref();
}

/** Puts an archive into a file of a folder of its own. */
async function fetched(caseId: string, sha256: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-archive-'));
  try {
    const { stream, total } = await readObject(objectKey(caseId, sha256));
    if (total > MOST_ARCHIVE_BYTES) {
      stream.destroy();
      throw new AppError('TOO_LARGE', { reason: 'archive_too_large' });
    }
    await pipeline(stream, createWriteStream(path.join(folder, 'archive'), { mode: 0o600 }));
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Removes archives that lie where a process was killed over them; they belong to their case only. */
async function clearLeftovers(): Promise<void> {
  try {
    for (const name of await readdir(tmpdir())) {
      if (!/^chirograph-(archive|unpack)-/.test(name)) continue;
      const folder = path.join(tmpdir(), name);
      const { mtimeMs } = await stat(folder);
      if (Date.now() - mtimeMs > LEFT_MS) await rm(folder, { recursive: true, force: true });
    }
  } catch {
    // Another process cleared it first, or it belongs to another user.
  }
}
