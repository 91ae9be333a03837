import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { endDossier } from '@/lib/dossier/commands/finish';
import { count, digestOf, id, sha256 } from '@/lib/entries/define';
import { VOLUME_FILES } from '@/lib/entries/vocabulary';
import { JobFailure, type JobHandler } from '@/lib/jobs/handlers';
import { type Caller, NO_CLIENT, service } from '@/lib/kernel/actor';
import { log } from '@/lib/kernel/log';
import { objectKey, putObject } from '@/lib/storage/objects';
import { completeVolume } from './commands/complete-volume';
import { FAILED_ITEM, type VolumeOrder } from './model';

const orderInput = z.strictObject({
  dossierId: id('dossier'),
  number: count,
  caseId: id('case'),
  size: count,
  composition: digestOf,
});

const file = z.object({ path: z.string(), sha256, bytes: count });
const line = z.union([
  z.object({ step: z.string(), done: z.number(), total: z.number() }),
  z.object({
    made: z.object({
      files: z.array(
        file.extend({
          role: z.enum(VOLUME_FILES),
          part: count,
          parts: count,
          pages: count.nullable(),
        }),
      ),
      redactions: z.array(
        file.extend({ exhibit: id('exhibit'), version: count, mediaType: z.string() }),
      ),
      missing: count,
    }),
  }),
  z.object({ failure: z.string(), item: z.string().nullable() }),
]);

type Made = Extract<z.infer<typeof line>, { made: unknown }>['made'];

const CALLER: Caller = { actor: service('dossier'), client: NO_CLIENT };

/** Megabytes of heap the worker may use. */
const HEAP = 3072;

/** Another try would make the same of the same: an item of the volume cannot be composed. */
class ItemFailure extends Error {
  constructor(
    readonly item: string,
    failure: string,
  ) {
    super(`volume failed: ${failure}`);
  }
}

/**
 * Makes a volume in a process of its own and keeps its files before the entry that names them. A second
 * try after a crash makes the same bytes and finds them kept. Where one item cannot be composed, the
 * reason names it and nothing is tried again.
 */
export const volumeHandler: JobHandler = {
  async run(taken, { progress, signal }) {
    const parsed = orderInput.safeParse(taken.input);
    if (!parsed.success) throw new JobFailure('job_input', { cause: parsed.error });
    const order = parsed.data;
    const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-volume-'));
    try {
      const made = await makeFiles(folder, order, progress, signal);
      const all = [
        ...made.redactions,
        ...made.files.map((one) => ({
          ...one,
          mediaType: one.role === 'bundle' ? 'application/zip' : 'application/pdf',
        })),
      ];
      for (const [i, one] of all.entries()) {
        signal.throwIfAborted();
        progress('storing', i, all.length);
        await keep(order.caseId, one);
      }
      const reply = await completeVolume(CALLER, {
        caseId: order.caseId,
        dossierId: order.dossierId,
        files: made.files.map(({ path: _, ...one }) => one),
        redactions: made.redactions.map(({ path: _, mediaType: __, ...one }) => one),
      });
      if (!reply.ok) throw new Error(`completed volume not recorded: ${reply.code}`);
      return { files: made.files.length, missing: made.missing };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  async ended(taken, outcome, reason) {
    const parsed = orderInput.safeParse(taken.input);
    if (!parsed.success) return;
    const { caseId, dossierId } = parsed.data;
    const reply = await endDossier(CALLER, { caseId, dossierId, outcome, reason });
    if (!reply.ok) log.error({ dossierId, code: reply.code }, 'end of volume not recorded');
  },
};

async function keep(
  caseId: string,
  made: { path: string; sha256: string; bytes: number; mediaType: string },
): Promise<void> {
  const { path: from, sha256: digest, bytes, mediaType } = made;
  const body = createReadStream(from);
  const key = objectKey(caseId, digest);
  await putObject({ key, body, sha256: digest, bytes, contentType: mediaType });
}

async function makeFiles(
  folder: string,
  order: VolumeOrder,
  progress: (step: string, done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Made> {
  try {
    return await runWorker(folder, order, progress, signal);
  } catch (error) {
    if (!(error instanceof ItemFailure)) throw error;
    throw new JobFailure(`${FAILED_ITEM}${error.item}`, { cause: error });
  }
}

/** Runs lib/volumes/worker (bundled by the build) and follows its lines. */
function runWorker(
  folder: string,
  order: VolumeOrder,
  progress: (step: string, done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Made> {
  return new Promise((resolve, reject) => {
    const script = path.join(process.cwd(), '.cache/volume-worker.mjs');
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${HEAP}`, script, folder, JSON.stringify(order)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let made: Made | undefined;
    let failure: Error = new Error('volume failed: worker_died');
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (text) => {
      const read = line.safeParse(parsedOrNull(text));
      if (!read.success) return;
      if ('step' in read.data) progress(read.data.step, read.data.done, read.data.total);
      else if ('made' in read.data) made = read.data.made;
      else {
        const { item, failure: said } = read.data;
        failure = item === null ? new Error(`volume failed: ${said}`) : new ItemFailure(item, said);
      }
    });
    child.once('error', reject);
    child.once('close', () => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(signal.reason);
      else if (made) resolve(made);
      else reject(failure);
    });
  });
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
