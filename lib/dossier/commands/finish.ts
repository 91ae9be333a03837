import { and, eq } from 'drizzle-orm';
import { dossier } from '@/db/schema/dossiers';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { dossierCompleted } from '@/lib/entries/dossier-completed.v1';
import { dossierEnded } from '@/lib/entries/dossier-ended.v1';
import { draft } from '@/lib/entries/draft';
import { AppError } from '@/lib/kernel/errors';
import { completeDossierInput, endDossierInput } from '../schema';

/** The export's row, locked, while it is still being worked on; null once it ended. */
async function underWay(tx: Tx, caseId: string, dossierId: string): Promise<boolean> {
  const [row] = await tx
    .select({ state: dossier.state })
    .from(dossier)
    .where(and(eq(dossier.id, dossierId), eq(dossier.caseId, caseId)))
    .for('update');
  if (!row) throw new AppError('NOT_FOUND', { reason: 'dossier' });
  return row.state === 'queued';
}

/** Records what an export made. A job taken twice finds it done and changes nothing. */
export const completeDossier = command({
  name: 'dossier.complete',
  action: 'dossier.complete',
  input: completeDossierInput,
  async run({ tx, grant, input, record }) {
    const { caseId: _, dossierId, pdf, bundle } = input;
    if (!(await underWay(tx, grant.caseId, dossierId))) {
      return { answer: null, unrecorded: 'the export had ended before' };
    }
    const entry = await record(draft(dossierCompleted, { dossier: dossierId, pdf, bundle }, null));
    await tx
      .update(dossier)
      .set({
        state: 'done',
        pdfSha256: pdf.sha256,
        pdfBytes: pdf.bytes,
        pages: pdf.pages,
        bundleSha256: bundle.sha256,
        bundleBytes: bundle.bytes,
        entry: entry.index,
      })
      .where(eq(dossier.id, dossierId));
    return { answer: null, entries: [entry] };
  },
});

/** Records that an export ended without a file, and why. */
export const endDossier = command({
  name: 'dossier.end',
  action: 'dossier.complete',
  input: endDossierInput,
  async run({ tx, grant, input, record }) {
    const { dossierId, outcome, reason } = input;
    if (!(await underWay(tx, grant.caseId, dossierId))) {
      return { answer: null, unrecorded: 'the export had ended before' };
    }
    const entry = await record(draft(dossierEnded, { dossier: dossierId, outcome }, { reason }));
    await tx
      .update(dossier)
      .set({ state: outcome, entry: entry.index })
      .where(eq(dossier.id, dossierId));
    return { answer: null, entries: [entry] };
  },
});
