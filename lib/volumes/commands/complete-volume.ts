import { and, eq } from 'drizzle-orm';
import { dossier } from '@/db/schema/dossiers';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { volumeCompleted } from '@/lib/entries/volume-completed.v1';
import { AppError } from '@/lib/kernel/errors';
import { completeVolumeInput } from '../schema';

/** Records the files a volume came to. A job taken twice finds it done and changes nothing. */
export const completeVolume = command({
  name: 'volume.complete',
  action: 'dossier.complete',
  input: completeVolumeInput,
  async run({ tx, grant, input, record }) {
    const { caseId: _, dossierId, files, redactions } = input;
    const [row] = await tx
      .select({ state: dossier.state, volume: dossier.volume })
      .from(dossier)
      .where(and(eq(dossier.id, dossierId), eq(dossier.caseId, grant.caseId)))
      .for('update');
    if (!row?.volume) throw new AppError('NOT_FOUND', { reason: 'dossier' });
    if (row.state !== 'queued') return { answer: null, unrecorded: 'the volume had ended before' };
    const entry = await record(
      draft(volumeCompleted, { dossier: dossierId, files, redactions }, null),
    );
    const first = files.find(({ role }) => role === 'volume');
    const bundle = files.find(({ role }) => role === 'bundle');
    await tx
      .update(dossier)
      .set({
        state: 'done',
        volume: { ...row.volume, files, redactions },
        pdfSha256: first?.sha256 ?? null,
        pdfBytes: first?.bytes ?? null,
        pages: first ? (first.pages ?? 0) : null,
        bundleSha256: bundle?.sha256 ?? null,
        bundleBytes: bundle?.bytes ?? null,
        entry: entry.index,
      })
      .where(eq(dossier.id, dossierId));
    return { answer: null, entries: [entry] };
  },
});
