import { and, eq, inArray, sql } from 'drizzle-orm';
import { dossier } from '@/db/schema/dossiers';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerHead } from '@/db/schema/ledger';
import { command } from '@/lib/door/command';
import { dossierRequested } from '@/lib/entries/dossier-requested.v1';
import { draft } from '@/lib/entries/draft';
import { askCancel, enqueue } from '@/lib/jobs/queue';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering } from '@/lib/ledger/append';
import { enterHeads } from '@/lib/prompts/commands/enter-heads';
import { dossierInput, requestDossierInput } from '../schema';

/** Asks for an export of the ledger as it stands; the work is done apart, with progress. */
export const requestDossier = command({
  name: 'dossier.request',
  action: 'dossier.export',
  input: requestDossierInput,
  async run({ tx, grant, input, record }) {
    const { caseId, size: asked, reason, recipient, withholdingReason, ...options } = input;
    await lockNumbering(tx, caseId);
    // An export of the ledger as it stands holds every operation up to now.
    if (asked === undefined) await enterHeads(tx, caseId);
    const [head] = await tx
      .select({ size: ledgerHead.size })
      .from(ledgerHead)
      .where(eq(ledgerHead.caseId, caseId));
    const size = asked ?? head?.size ?? 0;
    if (size < 1 || size > (head?.size ?? 0)) {
      throw new AppError('INVALID', { fields: { size: 'beyond_ledger' } });
    }
    const withheld = [...new Set(options.withheld)].sort();
    if (withheld.length > 0) {
      const known = await tx
        .select({ id: exhibit.id })
        .from(exhibit)
        .where(and(eq(exhibit.caseId, caseId), inArray(exhibit.id, withheld)));
      if (known.length !== withheld.length) throw new AppError('NOT_FOUND', { reason: 'exhibit' });
    }
    const [last] = await tx
      .select({ number: sql<number>`coalesce(max(${dossier.number}), 0)::int` })
      .from(dossier)
      .where(eq(dossier.caseId, caseId));
    const dossierId = newId('dossier');
    const number = (last?.number ?? 0) + 1;
    const entry = await record(
      draft(
        dossierRequested,
        { dossier: dossierId, number, size, ...options, withheld },
        { reason, recipient, withholdingReason },
      ),
    );
    const order = { dossierId, number, caseId, size, ...options, withheld };
    const texts = { reason, recipient, withholdingReason };
    const jobId = await enqueue(tx, {
      kind: 'dossier',
      caseId,
      input: { ...order, ...texts },
      createdBy: grant.actor.id,
      sessionId: grant.actor.session,
    });
    await tx.insert(dossier).values({
      id: dossierId,
      caseId,
      number,
      jobId,
      state: 'queued',
      size,
      options: { ...options, withheld, ...texts },
      createdAt: entry.at,
      entry: entry.index,
    });
    return { answer: { dossierId, number, size }, entries: [entry] };
  },
});

/** Asks a running export to stop. What it had made is thrown away; the request stays on record. */
export const cancelDossier = command({
  name: 'dossier.cancel',
  action: 'dossier.export',
  input: dossierInput,
  async run({ tx, grant, input }) {
    const [row] = await tx
      .select({ jobId: dossier.jobId, state: dossier.state })
      .from(dossier)
      .where(and(eq(dossier.id, input.dossierId), eq(dossier.caseId, grant.caseId)));
    if (!row) throw new AppError('NOT_FOUND', { reason: 'dossier' });
    if (row.state !== 'queued') throw new AppError('CONFLICT', { reason: 'dossier_ended' });
    await askCancel(tx, row.jobId);
    return { answer: null, unrecorded: 'the entry is made when the export has in fact stopped' };
  },
});
