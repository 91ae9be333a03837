import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { areNamed, keepFiles, removeUnnamed } from '@/lib/dossier/bundle/keep-files';
import { endDossier } from '@/lib/dossier/commands/finish';
import { failureOf } from '@/lib/dossier/pages/item-failure';
import { count, digestOf, id, sha256 } from '@/lib/entries/define';
import { VOLUME_FILES } from '@/lib/entries/vocabulary';
import { followProgram } from '@/lib/jobs/follow-program';
import { JobFailure, type JobHandler } from '@/lib/jobs/handlers';
import { type Caller, NO_CLIENT, service } from '@/lib/kernel/actor';
import { log } from '@/lib/kernel/log';
import { completeVolume } from './commands/complete-volume';
import type { VolumeOrder } from './model';

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
    /** Most bytes of memory, and processor time, that the worker took. */
    used: z.object({ memory: count, processorMs: count }),
  }),
  z.object({ failure: z.string(), item: z.string().nullable() }),
]);

type Made = Extract<z.infer<typeof line>, { made: unknown }>;

const CALLER: Caller = { actor: service('dossier'), client: NO_CLIENT };

/** Megabytes of heap the worker may use. */
const HEAP = 3072;

/**
 * Makes a volume in a process of its own and keeps its files before the entry that names them. A second
 * try after a crash makes the same bytes and finds them kept. Where one item cannot be composed, the
 * reason names it and nothing is tried again. The result says what the worker took.
 */
export const volumeHandler: JobHandler = {
  async run(taken, { progress, signal }) {
    const parsed = orderInput.safeParse(taken.input);
    if (!parsed.success) throw new JobFailure('job_input', { cause: parsed.error });
    const order = parsed.data;
    const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-volume-'));
    try {
      const { made, used } = await runWorker(folder, order, progress, signal);
      const files = made.files.map((one) => ({
        ...one,
        contentType: one.role === 'bundle' ? 'application/zip' : 'application/pdf',
      }));
      const derivatives = made.redactions.map(({ mediaType, ...one }) => ({
        ...one,
        contentType: mediaType,
      }));
      await keepFiles(taken.id, order.caseId, [...derivatives, ...files], { signal, progress });
      const reply = await completeVolume(CALLER, {
        caseId: order.caseId,
        dossierId: order.dossierId,
        files: made.files.map(({ path: _, ...one }) => one),
        redactions: made.redactions.map(({ path: _, mediaType: __, ...one }) => one),
      });
      if (!reply.ok) throw new Error(`completed volume not recorded: ${reply.code}`);
      areNamed(taken.id);
      return { files: made.files.length, missing: made.missing, used };
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
    else await removeUnnamed(taken.id, dossierId);
  },
};

/** Runs lib/volumes/worker (bundled by the build) and follows its lines. */
async function runWorker(
  folder: string,
  order: VolumeOrder,
  progress: (step: string, done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Made> {
  let made: Made | undefined;
  let failure: Error = new Error('volume failed: worker_died');
  const args = [folder, JSON.stringify(order)];
  const take = (said: z.output<typeof line>) => {
    if ('step' in said) progress(said.step, said.done, said.total);
    else if ('made' in said) made = said;
    else if (said.item === null) failure = new Error(`volume failed: ${said.failure}`);
    else failure = failureOf(said, 'volume');
  };
  await followProgram({ script: 'volume-worker.mjs', args, heap: HEAP }, line, take, { signal });
  if (!made) throw failure;
  return made;
}
