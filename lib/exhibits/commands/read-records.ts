import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { reading } from '@/db/schema/readings';
import { withoutTransaction } from '@/db/tx';
import { id, sha256 } from '@/lib/entries/define';
import { JobFailure, type JobHandler } from '@/lib/jobs/handlers';
import { type Caller, NO_CLIENT, service } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { type NoReadingReason, type ReadOptions, readFileRecords } from '@/lib/previews/read-file';
import { READERS_VERSION } from '@/lib/records/reading';
import { objectKey, readObject } from '@/lib/storage/objects';
import { keepReading } from './keep-reading';

/** Largest original that is fetched and read, in bytes. */
const MOST_BYTES = 1024 ** 3;

/** Times a reading is tried where the file may not be the reason. */
const TRIES = 3;

const jobInput = z.object({ exhibitId: id('exhibit'), sha256, asked: z.boolean() });

const CALLER: Caller = { actor: service('readings'), client: NO_CLIENT };

/**
 * Does jobs of the kind `READING_JOB`: reads the records in an exhibit's bytes and keeps the reading,
 * or why there is none. Done twice after a crash, the second answer is the first.
 */
export function readingsWith(options: Pick<ReadOptions, 'script'> = {}): JobHandler {
  return {
    atOnce: 1,
    async run(taken, { signal }) {
      const wanted = jobInput.safeParse(taken.input);
      if (taken.caseId === null || !wanted.success) throw new JobFailure('job_input');
      const { caseId } = taken;
      const { exhibitId, sha256: objectSha256, asked } = wanted.data;
      // A watched file was read when it came.
      if (!asked && (await isRead(caseId, exhibitId, objectSha256))) return { failure: null };
      const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-reading-'));
      try {
        const file = path.join(folder, 'original');
        const missing = await fetched(caseId, objectSha256, file, signal);
        const read = missing ?? (await readFileRecords(file, folder, { signal, ...options }));
        // A process that vanished says nothing about the file: the machine may have lacked memory.
        if ('reason' in read && read.reason === 'worker_died' && taken.attempt < TRIES) {
          throw new Error('reading: worker_died');
        }
        const said =
          'reason' in read
            ? { body: null, failure: read.reason }
            : { body: read.body, failure: null };
        const reply = await keepReading(CALLER, {
          caseId,
          exhibitId,
          objectSha256,
          asked,
          ...said,
        });
        // A case that was sealed meanwhile takes no more acts; there is nothing to try again.
        if (!reply.ok && reply.code !== 'UNAVAILABLE') throw new JobFailure(reply.code);
        if (!reply.ok) throw new AppError(reply.code);
        return { failure: said.failure };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Reads exhibits with the worker of the build. */
export const readingHandler: JobHandler = readingsWith();

/** Whether these bytes of an exhibit have been read by the readers of now. */
async function isRead(caseId: string, exhibitId: string, objectSha256: string): Promise<boolean> {
  const own = and(eq(reading.caseId, caseId), eq(reading.exhibitId, exhibitId));
  const same = and(eq(reading.objectSha256, objectSha256), eq(reading.readers, READERS_VERSION));
  const found = await withoutTransaction((db) =>
    db
      .select({ id: reading.id })
      .from(reading)
      .where(and(own, same, isNull(reading.failure)))
      .limit(1),
  );
  return found.length > 0;
}

/** Puts an original into a file; a reason where there will be none. */
async function fetched(
  caseId: string,
  digest: string,
  file: string,
  signal: AbortSignal,
): Promise<{ reason: NoReadingReason } | null> {
  try {
    const { stream, total } = await readObject(objectKey(caseId, digest));
    if (total > MOST_BYTES) {
      stream.destroy();
      return { reason: 'too_large' };
    }
    await pipeline(stream, createWriteStream(file), { signal });
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND')
      return { reason: 'object_missing' };
    throw error;
  }
}
