import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { JobFailure, type JobHandler } from '@/lib/jobs/handlers';
import { SHA256_HEX } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { objectKey, readObject } from '@/lib/storage/objects';
import type { MadeCopies } from './copies';
import { keepCopies } from './keep-copies';
import { makeCopies } from './make-copies';

/** Largest original that is fetched, in bytes. */
const MOST_BYTES = 256 * 1024 ** 2;

/** Where originals lie while copies are made of them. */
const FOLDER = 'chirograph-preview-';

/** Age of a folder, in milliseconds, at which whoever made it must have died. */
const LEFT_MS = 3_600_000;

/** Times a preview is tried where the file is not the reason. */
const TRIES = 3;

const input = z.object({ sha256: z.string().regex(SHA256_HEX), mediaType: z.string().max(200) });

/** Where previews get originals from and where copies go. */
export type PreviewStore = {
  /** An original's bytes. Throws NOT_FOUND where it is not, UNAVAILABLE where nobody can tell. */
  read(caseId: string, sha256: string): Promise<{ stream: Readable; bytes: number }>;
  keep(caseId: string, parentSha256: string, made: MadeCopies): Promise<void>;
};

/**
 * Does jobs of the kind `preview`: makes the working copies of one original and keeps them, or keeps
 * why there are none. Made again after a crash, they are the same. Players need no copies.
 */
export function previewsWith(store: PreviewStore): JobHandler {
  let cleared: Promise<void> | undefined;
  return {
    atOnce: 2,
    async run(taken, { signal }) {
      const wanted = input.safeParse(taken.input);
      if (taken.caseId === null || !wanted.success) throw new JobFailure('job_input');
      const { sha256, mediaType } = wanted.data;
      if (/^(audio|video)\//.test(mediaType)) return { copies: 0 };
      cleared ??= clearLeftovers();
      await cleared;
      const original = { caseId: taken.caseId, sha256, mediaType };
      const made = await madeFrom(store, original, taken.attempt >= TRIES, signal);
      return {
        copies: made.copies.length,
        ...(made.missing && { failure: made.missing.reason }),
      };
    },
    async ended(taken, outcome) {
      const wanted = input.safeParse(taken.input);
      if (taken.caseId === null || !wanted.success || outcome !== 'failed') return;
      const missing = { kind: 'view', reason: 'not_made' as const };
      await store.keep(taken.caseId, wanted.data.sha256, { copies: [], missing });
    },
  };
}

/** Previews of the originals in the object store. */
export const previewHandler: JobHandler = previewsWith({
  async read(caseId, sha256) {
    const { stream, total } = await readObject(objectKey(caseId, sha256));
    return { stream, bytes: total };
  },
  keep: keepCopies,
});

type Original = { caseId: string; sha256: string; mediaType: string };

/**
 * Fetches an original, makes its copies and keeps them. Throws where it failed for no reason of the
 * file and this is not the last try.
 */
async function madeFrom(
  store: PreviewStore,
  { caseId, sha256, mediaType }: Original,
  isLastTry: boolean,
  signal: AbortSignal,
): Promise<MadeCopies> {
  const folder = await mkdtemp(path.join(tmpdir(), FOLDER));
  try {
    const file = path.join(folder, 'original');
    const reason = await fetched(store, caseId, sha256, file, signal);
    const made: MadeCopies = reason
      ? { copies: [], missing: { kind: 'view', reason } }
      : await makeCopies(file, mediaType, folder, { signal });
    // A process that vanished says nothing about the file: the machine may have lacked memory.
    const isChance = made.missing?.reason === 'worker_died' || made.missing?.reason === 'not_made';
    if (isChance && !isLastTry) throw new Error(`preview: ${made.missing?.reason}`);
    await store.keep(caseId, sha256, made);
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts an original into a file; a reason where there will be none. */
async function fetched(
  store: PreviewStore,
  caseId: string,
  sha256: string,
  file: string,
  signal: AbortSignal,
): Promise<'object_missing' | 'too_large' | null> {
  try {
    const { stream, bytes } = await store.read(caseId, sha256);
    if (bytes > MOST_BYTES) {
      stream.destroy();
      return 'too_large';
    }
    await pipeline(stream, createWriteStream(file), { signal });
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return 'object_missing';
    throw error;
  }
}

/** Removes originals that lie where a process was killed over them; they belong to their case only. */
async function clearLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(FOLDER)) continue;
    const folder = path.join(tmpdir(), name);
    try {
      const { mtimeMs } = await stat(folder);
      if (Date.now() - mtimeMs > LEFT_MS) await rm(folder, { recursive: true, force: true });
    } catch {
      // Another process cleared it first, or it belongs to another user.
    }
  }
}
