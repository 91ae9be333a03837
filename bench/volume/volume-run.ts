import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { eq } from 'drizzle-orm';
import { database } from '../../db/client';
import { dossier } from '../../db/schema/dossiers';
import { job } from '../../db/schema/operations';
import { cancelDossier } from '../../lib/dossier/commands/request';
import { listObjects } from '../../lib/storage/objects';
import { requestVolume } from '../../lib/volumes/commands/request-volume';
import { listedAs } from '../../lib/volumes/pages/placing';
import { testComposition } from '../../lib/volumes/testing-volumes';
import { ok } from '../import-folder';
import type { LargeCase } from './large-case';

/** How a volume was made, as whoever asked for it sees. */
export type VolumeRun = {
  state: string;
  ms: number;
  pages: number;
  /** Digest of the composition, which stays whatever becomes of the volume. */
  composition: string;
  /** Bytes of all files, and how many there are. */
  bytes: number;
  files: { sha256: string; bytes: number }[];
  /** Most bytes of memory, and processor time, that the worker took; null where it came to no end. */
  used: { memory: number; processorMs: number } | null;
  looks: number;
  /** Looks at which the work was further back than at the one before. */
  backward: number;
  /** Milliseconds in each step, as far as looks tell. */
  steps: Record<string, number>;
};

const STEPS = ['', 'reading', 'redacting', 'composing', 'bundling', 'checking', 'storing'];
/** Milliseconds between two looks. */
const LOOK_MS = 50;
/** Exhibits of a group. */
const GROUP = 10;

/** Where work stands: steps in their order, then how far each is. */
type Mark = { step: string; done: number; total: number };

/** Asks for a volume of the whole case and watches it being made, to its end or until `until` says to stop it. */
export async function runVolume(
  { owner, caseId, exhibits }: LargeCase,
  limitBytes: number | null,
  stopAt?: (mark: Mark) => boolean,
): Promise<VolumeRun & { stoppedMs: number }> {
  const groups = Array.from({ length: Math.ceil(exhibits.length / GROUP) }, (_, i) => ({
    title: `第 ${i + 1} 组`,
    exhibits: exhibits.slice(i * GROUP, (i + 1) * GROUP).map((id) => listedAs(id)),
  }));
  const composition = testComposition('prc', { groups, limitBytes });
  const began = performance.now();
  const { dossierId } = await ok(requestVolume(owner.caller, { caseId, composition }));
  const seen = { looks: 0, backward: 0, steps: {} as Record<string, number> };
  let before: Mark = { step: '', done: 0, total: 0 };
  let stopped = Number.NaN;
  let looked = began;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const [row] = await database()
      .select({ export: dossier, job })
      .from(dossier)
      .innerJoin(job, eq(job.id, dossier.jobId))
      .where(eq(dossier.id, dossierId));
    if (!row) throw new Error('the volume is gone');
    const { step, done, total, state, result } = row.job;
    if (state !== 'queued' && state !== 'running') {
      const ended = performance.now();
      const files = row.export.volume?.files ?? [];
      return {
        ...seen,
        state: row.export.state,
        ms: ended - began,
        stoppedMs: ended - stopped,
        composition: row.export.volume?.composition.sha256 ?? '',
        pages: files.reduce((sum, one) => sum + (one.pages ?? 0), 0),
        bytes: files.reduce((sum, one) => sum + one.bytes, 0),
        files,
        used: (result as Pick<VolumeRun, 'used'> | null)?.used ?? null,
      };
    }
    seen.looks += 1;
    const now = performance.now();
    seen.steps[step] = (seen.steps[step] ?? 0) + now - looked;
    looked = now;
    if (isBefore({ step, done, total }, before)) seen.backward += 1;
    before = { step, done, total };
    if (Number.isNaN(stopped) && stopAt?.(before)) {
      stopped = performance.now();
      await ok(cancelDossier(owner.caller, { caseId, dossierId }));
    }
  }
}

function isBefore(now: Mark, then: Mark): boolean {
  const [a, b] = [STEPS.indexOf(now.step), STEPS.indexOf(then.step)];
  return a !== b ? a < b : now.done * then.total < then.done * now.total;
}

/** Objects of a case, and folders of volumes under way: what a volume that was stopped must not leave. */
export async function leavings(caseId: string): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { key } of listObjects(`cases/${caseId}/`)) found.add(key);
  for (const name of await readdir(tmpdir()))
    if (name.startsWith('chirograph-volume-')) found.add(name);
  return found;
}
