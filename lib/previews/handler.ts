import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { database } from '@/db/client';
import { derivative } from '@/db/schema/exhibits';
import { JobFailure, type JobHandler } from '@/lib/jobs/handlers';
import { objectKey, putObject, readObject } from '@/lib/storage/objects';
import { runPreviewWorker, type WorkerAnswer } from './limited-worker';

/** Largest file that is looked at; larger ones are kept and downloaded. */
const MAX_BYTES = 256 * 1024 ** 2;

const input = z.strictObject({ sha256: z.string(), mediaType: z.string() });

type Copy = Extract<WorkerAnswer, { copies: unknown }>['copies'][number];

/** Makes the working copies of one original and keeps them, or keeps why there are none. */
export const previewHandler: JobHandler = {
  async run(taken, { signal }) {
    const { caseId } = taken;
    const wanted = input.safeParse(taken.input);
    if (caseId === null || !wanted.success) throw new JobFailure('job_input');
    const { sha256, mediaType } = wanted.data;
    const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-preview-'));
    try {
      const source = await readObject(objectKey(caseId, sha256));
      if (source.total > MAX_BYTES) {
        source.stream.destroy();
        await keepFailure(caseId, sha256, 'too_large');
        return { failure: 'too_large' };
      }
      const original = path.join(folder, 'original');
      await pipeline(source.stream, createWriteStream(original), { signal });
      const made = await runPreviewWorker({ input: original, output: folder, mediaType });
      if ('failure' in made) {
        await keepFailure(caseId, sha256, made.failure);
        return { failure: made.failure };
      }
      for (const copy of made.copies) await keepCopy(caseId, sha256, copy);
      return { copies: made.copies.length };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function keepFailure(caseId: string, parentSha256: string, failure: string): Promise<void> {
  await database()
    .insert(derivative)
    .values({ caseId, parentSha256, kind: 'view', tool: 'none', failure, createdAt: new Date() })
    .onConflictDoNothing();
}

/** Bytes first, row second: a crash in between leaves an object that no row names. */
async function keepCopy(caseId: string, parentSha256: string, copy: Copy): Promise<void> {
  const { size: bytes } = await stat(copy.file);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(copy.file)) hash.update(chunk as Buffer);
  const sha256 = hash.digest('hex');
  const key = objectKey(caseId, sha256);
  const contentType = copy.mediaType;
  const body = createReadStream(copy.file);
  await putObject({ key, body, sha256, bytes, contentType, retain: false });
  const { kind, mediaType, width, height, tool } = copy;
  await database()
    .insert(derivative)
    .values({
      caseId,
      parentSha256,
      kind,
      sha256,
      bytes,
      key,
      mediaType,
      width,
      height,
      tool,
      createdAt: new Date(),
    })
    .onConflictDoNothing();
}
