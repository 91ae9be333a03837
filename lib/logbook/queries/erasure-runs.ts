import { and, asc, eq } from 'drizzle-orm';
import { captureGap, captureSource, importBatch } from '@/db/schema/captures';
import { ledgerEntry, ledgerPayload } from '@/db/schema/ledger';
import {
  generator,
  modification,
  run,
  selection,
  selectionCandidate,
  workEvent,
} from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { PAYLOAD_OF_ENTRY } from '@/lib/ledger/read';
import type { PayloadEntry } from './erasure';

/** What replay says of a run whose request, or end, was erased. */
const NOTHING_SAID = { texts: [], parameters: [], models: [], environment: [] };
const NO_REQUEST = { tool: '', toolVersion: '', ...NOTHING_SAID, purpose: '' };
const NO_END = { ...NOTHING_SAID, providerIds: [], failure: '' };
const NO_MODIFICATION = { tool: '', toolVersion: '', purpose: '', note: '', regionNotes: [] };
const NO_ACCOUNT = { service: '', account: '', plan: '', note: '' };

/**
 * Takes out of the tables of runs, choices, later work, sources and imports what an erased payload
 * said, as replay then reads it. Digests, numbers, verdicts and times stand.
 */
export async function rederiveRunTexts(
  tx: Tx,
  caseId: string,
  { kind, index, subject }: PayloadEntry & { subject: string },
): Promise<void> {
  switch (kind) {
    case 'run.requested':
      await tx.update(run).set({ request: NO_REQUEST, tool: '' }).where(eq(run.id, subject));
      return describeAnew(tx, caseId, subject);
    case 'run.described':
      return describeAnew(tx, caseId, subject);
    case 'run.ended':
      await tx.update(run).set({ end: NO_END }).where(eq(run.id, subject));
      return;
    case 'selection.recorded':
      await tx.update(selection).set({ reason: '' }).where(eq(selection.id, subject));
      await tx
        .update(selectionCandidate)
        .set({ reason: '' })
        .where(eq(selectionCandidate.selectionId, subject));
      return;
    case 'modification.recorded':
      await tx
        .update(modification)
        .set({ said: NO_MODIFICATION })
        .where(eq(modification.id, subject));
      return;
    case 'work.finished':
    case 'work.published':
      await tx
        .update(workEvent)
        .set({ place: '', audience: '', note: '' })
        .where(and(eq(workEvent.caseId, caseId), eq(workEvent.entry, index)));
      return;
    case 'generator.recorded':
      // An account stated anew since shows what was said then.
      await tx
        .update(generator)
        .set(NO_ACCOUNT)
        .where(and(eq(generator.id, subject), eq(generator.entry, index)));
      return;
    case 'capture.opened':
      await tx
        .update(captureSource)
        .set({ label: '', place: '', software: '' })
        .where(eq(captureSource.id, subject));
      return;
    case 'capture.gap_recorded':
      await tx
        .update(captureGap)
        .set({ reason: '' })
        .where(and(eq(captureGap.caseId, caseId), eq(captureGap.entry, index)));
      return;
    case 'import.recorded':
      await tx.update(importBatch).set({ label: '' }).where(eq(importBatch.id, subject));
  }
}

/** Purpose and note of a run as its request and what was said afterwards still give them. */
async function describeAnew(tx: Tx, caseId: string, runId: string): Promise<void> {
  const [row] = await tx.select({ request: run.request }).from(run).where(eq(run.id, runId));
  if (!row) return;
  const said = await tx
    .select({ data: ledgerPayload.data })
    .from(ledgerEntry)
    .innerJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(
      and(
        eq(ledgerEntry.caseId, caseId),
        eq(ledgerEntry.subject, runId),
        eq(ledgerEntry.kind, 'run.described'),
      ),
    )
    .orderBy(asc(ledgerEntry.index));
  // The column and the payloads hold what their entries checked.
  const { purpose } = row.request as { purpose: string };
  const texts = { purpose, note: '' };
  for (const { data } of said) if (data !== null) Object.assign(texts, JSON.parse(data));
  await tx.update(run).set(texts).where(eq(run.id, runId));
}
