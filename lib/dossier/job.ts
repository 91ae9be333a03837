import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { count, id, sha256 } from '@/lib/entries/define';
import { DOSSIER_LANGUAGES, PAPERS } from '@/lib/entries/vocabulary';
import { followProgram } from '@/lib/jobs/follow-program';
import { JobFailure, type JobHandler } from '@/lib/jobs/handlers';
import { type Caller, NO_CLIENT, service } from '@/lib/kernel/actor';
import { log } from '@/lib/kernel/log';
import { areNamed, keepFiles, removeUnnamed } from './bundle/keep-files';
import { completeDossier, endDossier } from './commands/finish';
import type { DossierOrder } from './model';
import { failureOf } from './pages/item-failure';

const orderInput = z.strictObject({
  dossierId: id('dossier'),
  number: count,
  caseId: id('case'),
  size: count,
  language: z.enum(DOSSIER_LANGUAGES),
  paper: z.enum(PAPERS),
  withheld: z.array(id('exhibit')),
  devices: z.boolean(),
  reason: z.string(),
  recipient: z.string(),
  withholdingReason: z.string(),
});

const file = z.object({ path: z.string(), sha256, bytes: count });
const line = z.union([
  z.object({ step: z.string(), done: z.number(), total: z.number() }),
  z.object({
    made: z.object({
      pdf: file.extend({ pages: count }),
      bundle: file,
      missing: z.array(z.unknown()),
    }),
  }),
  z.object({ failure: z.string(), item: z.string().nullable() }),
]);

type Made = Extract<z.infer<typeof line>, { made: unknown }>['made'];

const CALLER: Caller = { actor: service('dossier'), client: NO_CLIENT };

/** Megabytes of heap the worker may use. */
const HEAP = 3072;

/**
 * Makes an export in a process of its own and keeps both files before the entry that names them. A
 * second try after a crash makes the same bytes and finds them kept. Where one item cannot be made, the
 * reason names it and nothing is tried again.
 */
export const dossierHandler: JobHandler = {
  async run(taken, { progress, signal }) {
    const parsed = orderInput.safeParse(taken.input);
    if (!parsed.success) throw new JobFailure('job_input', { cause: parsed.error });
    const order = parsed.data;
    const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-dossier-'));
    try {
      const made = await runWorker(folder, order, progress, signal);
      const { pages, ...pdf } = made.pdf;
      const files = [
        { ...pdf, contentType: 'application/pdf' },
        { ...made.bundle, contentType: 'application/zip' },
      ];
      await keepFiles(taken.id, order.caseId, files, { signal, progress });
      const reply = await completeDossier(CALLER, {
        caseId: order.caseId,
        dossierId: order.dossierId,
        pdf: { sha256: pdf.sha256, bytes: pdf.bytes, pages },
        bundle: { sha256: made.bundle.sha256, bytes: made.bundle.bytes },
      });
      if (!reply.ok) throw new Error(`completed dossier not recorded: ${reply.code}`);
      areNamed(taken.id);
      return { pages, missing: made.missing.length };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  async ended(taken, outcome, reason) {
    const parsed = orderInput.safeParse(taken.input);
    if (!parsed.success) return;
    const { caseId, dossierId } = parsed.data;
    const reply = await endDossier(CALLER, { caseId, dossierId, outcome, reason });
    if (!reply.ok) log.error({ dossierId, code: reply.code }, 'end of dossier not recorded');
    else await removeUnnamed(taken.id, dossierId);
  },
};

/** Runs lib/dossier/worker (bundled by the build) and follows its lines. */
async function runWorker(
  folder: string,
  order: DossierOrder,
  progress: (step: string, done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Made> {
  let made: Made | undefined;
  let failure: Error = new Error('export failed: worker_died');
  const args = [folder, JSON.stringify(order)];
  const take = (said: z.output<typeof line>) => {
    if ('step' in said) progress(said.step, said.done, said.total);
    else if ('made' in said) made = said.made;
    else failure = failureOf(said, 'export');
  };
  await followProgram({ script: 'dossier-worker.mjs', args, heap: HEAP }, line, take, { signal });
  if (!made) throw failure;
  return made;
}
