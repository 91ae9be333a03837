import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { count, id, sha256 } from '@/lib/entries/define';
import { DOSSIER_LANGUAGES, PAPERS } from '@/lib/entries/vocabulary';
import { JobFailure, type JobHandler } from '@/lib/jobs/handlers';
import { type Caller, NO_CLIENT, service } from '@/lib/kernel/actor';
import { log } from '@/lib/kernel/log';
import { objectKey, putObject } from '@/lib/storage/objects';
import { completeDossier, endDossier } from './commands/finish';
import type { DossierOrder, MadeFile } from './model';

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
  z.object({ failure: z.string() }),
]);

type Made = Extract<z.infer<typeof line>, { made: unknown }>['made'];

const CALLER: Caller = { actor: service('dossier'), client: NO_CLIENT };

/** Megabytes of heap the worker may use. */
const HEAP = 3072;

/**
 * Makes an export in a process of its own and keeps both files before the entry that names them. A
 * second try after a crash makes the same bytes and finds them kept.
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
      progress('storing', 0, 2);
      await keep(order.caseId, pdf, 'application/pdf');
      progress('storing', 1, 2);
      await keep(order.caseId, made.bundle, 'application/zip');
      signal.throwIfAborted();
      const reply = await completeDossier(CALLER, {
        caseId: order.caseId,
        dossierId: order.dossierId,
        pdf: { sha256: pdf.sha256, bytes: pdf.bytes, pages },
        bundle: { sha256: made.bundle.sha256, bytes: made.bundle.bytes },
      });
      if (!reply.ok) throw new Error(`completed dossier not recorded: ${reply.code}`);
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
  },
};

async function keep(caseId: string, made: MadeFile, contentType: string): Promise<void> {
  const { path: file, sha256: digest, bytes } = made;
  const body = createReadStream(file);
  await putObject({ key: objectKey(caseId, digest), body, sha256: digest, bytes, contentType });
}

/** Runs lib/dossier/worker (bundled by the build) and follows its lines. */
function runWorker(
  folder: string,
  order: DossierOrder,
  progress: (step: string, done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Made> {
  return new Promise((resolve, reject) => {
    const script = path.join(process.cwd(), '.cache/dossier-worker.mjs');
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${HEAP}`, script, folder, JSON.stringify(order)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    let made: Made | undefined;
    let failure = 'worker_died';
    const stop = () => child.kill('SIGTERM');
    signal.addEventListener('abort', stop, { once: true });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (text) => {
      const read = line.safeParse(parsedOrNull(text));
      if (!read.success) return;
      if ('step' in read.data) progress(read.data.step, read.data.done, read.data.total);
      else if ('made' in read.data) made = read.data.made;
      else failure = read.data.failure;
    });
    child.once('error', reject);
    child.once('close', () => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(signal.reason);
      else if (made) resolve(made);
      else reject(new Error(`export failed: ${failure}`));
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
