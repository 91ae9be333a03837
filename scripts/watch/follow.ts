import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { watch } from 'chokidar';
import type { Journal } from './journal';
import type { Say, Sending } from './sending';
import { settled } from './settle';

/** What tools write that is a work; the server decides by content, this only what is looked at. */
const MEDIA =
  /\.(png|jpe?g|webp|gif|avif|tiff?|heic|bmp|mp4|webm|mov|mkv|avi|wav|mp3|flac|ogg|opus|m4a)$/i;

/** Files that are not there yet, or that nobody sees. */
const HIDDEN = /(^|[\\/])\.[^\\/]|\.(tmp|part|crdownload|download)$|~$/i;

/**
 * Milliseconds between two looks through a folder, and at least twenty times as long as a look takes.
 * Systems tell of changes without a promise: a full queue drops them, and several of one moment are
 * told as one.
 */
const LOOK_AGAIN = 5_000;

/** Every plain file of a folder and those below; what cannot be read is passed over. */
async function* filesOf(folder: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(folder)) {
      const at = path.join(folder, entry.name);
      if (entry.isDirectory()) yield* filesOf(at);
      else if (entry.isFile()) yield at;
    }
  } catch {
    // Gone or shut meanwhile; the next look tells.
  }
}

/** What is followed, and how; the words are those of the command line. */
export type Followed = { folder: string; existing: boolean; all: boolean; poll: boolean };

/**
 * Follows a folder until `signal` ends it: what is written into it goes into the journal and is given
 * to `sending`, once for each content. Answers when what was being looked at is done with.
 */
export async function follow(
  { folder, existing, all, poll }: Followed,
  journal: Journal,
  sending: Sending,
  say: Say,
  signal: AbortSignal,
): Promise<void> {
  let isReady = false;
  /** Files that came while nobody watched, as far as they are known. */
  let missed = 0;
  /** Paths that are being waited for, and those of them that changed meanwhile. */
  const busy = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const take = async (file: string, wasThere: boolean) => {
    const now = await stat(file).catch(() => null);
    if (now && journal.isKnown(file, now.size, now.mtimeMs)) return;
    const found = await settled(file, signal);
    if (!found || journal.isKnown(file, found.bytes, found.mtimeMs)) return;
    if (!journal.find(found)) return;
    if (wasThere && journal.before !== null && found.mtimeMs > journal.before) missed += 1;
    sending.add(found);
  };
  const isOurs = (file: string) =>
    !HIDDEN.test(path.relative(folder, file)) && (all || MEDIA.test(file));
  const notice = (file: string, wasThere: boolean) => {
    if (!isOurs(file)) return;
    if (busy.has(file)) {
      again.add(file);
      return;
    }
    const work = (async () => {
      if (wasThere && !(await isWanted(file, existing, journal))) return;
      await lane(() => take(file, wasThere));
    })().finally(() => {
      busy.delete(file);
      // What changed in the last moment is looked at once more.
      if (again.delete(file) && !signal.aborted) notice(file, false);
    });
    busy.set(file, work);
  };
  const watcher = watch(folder, {
    usePolling: poll,
    followSymlinks: false,
    ignorePermissionErrors: true,
  });
  watcher.on('add', (file) => notice(file, !isReady));
  watcher.on('change', (file) => notice(file, false));
  watcher.on('error', (error) =>
    say(`watching: ${error instanceof Error ? error.message : error}`),
  );
  watcher.on('ready', () => {
    isReady = true;
    say('ready');
    const { before } = journal;
    const [to, found] = [Date.now(), [...busy.values()]];
    void Promise.all(found).then(() => {
      if (before === null || missed === 0) return;
      const reason = 'nobody watched the folder; what was written meanwhile arrived late';
      journal.gap({ cause: 'offline', count: missed, from: before, to, reason });
      void sending.tell().catch(() => undefined);
    });
  });
  while (!signal.aborted) {
    const begun = Date.now();
    if (isReady) {
      for await (const file of filesOf(folder)) {
        if (signal.aborted) break;
        if (busy.has(file) || !isOurs(file)) continue;
        if (await isWanted(file, existing, journal)) notice(file, false);
      }
    }
    const rest = Math.max(LOOK_AGAIN, 20 * (Date.now() - begun));
    await pause(rest, undefined, { signal }).catch(() => undefined);
  }
  await watcher.close();
  await Promise.all(busy.values());
}

/**
 * Whether a file that lay there at the start is sent: one that came after the source, or any where
 * those of before are wanted; and none that is as it was when it was looked at last.
 */
async function isWanted(file: string, existing: boolean, journal: Journal): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (!found || journal.isKnown(file, found.size, found.mtimeMs)) return false;
  return existing || Math.max(found.mtimeMs, found.ctimeMs) >= journal.head.since;
}

/** Files looked at at once; each may wait for its writer, so they are many. */
const LOOKED_AT = 32;
let looking = 0;
const next: (() => void)[] = [];

/** Does work when fewer than `LOOKED_AT` are at it. */
async function lane(work: () => Promise<void>): Promise<void> {
  if (looking >= LOOKED_AT) await new Promise<void>((resolve) => next.push(resolve));
  else looking += 1;
  try {
    await work();
  } finally {
    const one = next.shift();
    if (one) one();
    else looking -= 1;
  }
}
