import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sha256Stream } from '#crypto';
import { toHex } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { type Inspected, inspectObject } from '@/lib/previews/inspect';
import { type FileReading, readFileRecords } from '@/lib/previews/read-file';
import { Turns } from '@/lib/previews/turns';
import { type KeptObject, objectKey, putObject } from '@/lib/storage/objects';

/** Largest watched file that is taken, in bytes; the readers take no larger one either. */
export const MOST_WATCHED_BYTES = 1024 ** 3;

/** Files read at once, and how many may wait for it. */
const AT_ONCE = 2;
const WAITING = 64;

const holder = globalThis as typeof globalThis & { chirographWatchedTurns?: Turns };

/** One pool for the process; its bundles may hold this module more than once. */
function turns(): Turns {
  holder.chirographWatchedTurns ??= new Turns(AT_ONCE, WAITING);
  return holder.chirographWatchedTurns;
}

/** A file as it came from a watcher, in the store and read. */
export type Watched = {
  kept: KeptObject;
  seen: Inspected;
  /** Null where it is no file of a generator, or could not be read. */
  read: FileReading | null;
};

/** Whether a file of this type can be what a tool made, and not a project or a note about it. */
export const isOutput = (mediaType: string): boolean =>
  /^(image|video|audio)\//.test(mediaType) && !/photoshop|openraster|svg/.test(mediaType);

/**
 * Takes a file in: to the disk, where it is hashed; to the store, which confirms it; and, where it
 * can be what a tool made, to the readers in their limited process. Throws INVALID where other bytes
 * came than were announced and UNAVAILABLE where the store is lost or too many files wait.
 */
export async function keepWatched(
  caseId: string,
  announced: { sha256: string; bytes: number },
  body: AsyncIterable<Uint8Array>,
): Promise<Watched> {
  const { sha256, bytes } = announced;
  const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-watched-'));
  try {
    const file = path.join(folder, 'file');
    await receive(body, file, announced);
    const key = objectKey(caseId, sha256);
    const contentType = 'application/octet-stream';
    const kept = await putObject({ key, body: createReadStream(file), sha256, bytes, contentType });
    const seen = await inspectObject(key, bytes);
    return { kept, seen, read: isOutput(seen.mediaType) ? await readOf(file, folder) : null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(
  body: AsyncIterable<Uint8Array>,
  file: string,
  announced: { sha256: string; bytes: number },
): Promise<void> {
  const hash = sha256Stream();
  let size = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.length;
      if (size > announced.bytes) return done(new AppError('INVALID', { reason: 'size_differs' }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(body, counted, createWriteStream(file));
  } catch (cause) {
    // The caller went away in the middle: nothing has been done with what came.
    throw cause instanceof AppError
      ? cause
      : new AppError('INVALID', { reason: 'body_cut', cause });
  }
  if (size !== announced.bytes) throw new AppError('INVALID', { reason: 'body_cut' });
  if (toHex(hash.digest()) !== announced.sha256) {
    throw new AppError('INVALID', { reason: 'intake_digest_differs' });
  }
}

/** The records of a file; what cannot be read is read again later, as for every exhibit. */
async function readOf(file: string, folder: string): Promise<FileReading | null> {
  const found = await turns().run(() => readFileRecords(file, folder));
  return 'reading' in found ? found : null;
}
