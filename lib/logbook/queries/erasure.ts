import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { caseFile, contributor, work } from '@/db/schema/cases';
import { dossier } from '@/db/schema/dossiers';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerEntry, ledgerPayload } from '@/db/schema/ledger';
import { legalHold } from '@/db/schema/review';
import type { Tx } from '@/db/tx';
import { replayEntry } from '@/lib/entries/replay';
import { type CaseState, emptyState } from '@/lib/entries/state';
import { entriesOfKinds, PAYLOAD_OF_ENTRY, readEntry } from '@/lib/ledger/read';
import { rederiveReviewTexts } from './erasure-review';
import { rederiveRunTexts } from './erasure-runs';
import { rederiveStatementTexts } from './erasure-statements';

/** An entry that holds, or held, a personal payload. */
export type PayloadEntry = {
  index: number;
  kind: string;
  subject: string | null;
  erased: boolean;
};

/** What stands at an index, or null where there is no entry or it committed no payload. */
export async function payloadAt(
  tx: Tx,
  caseId: string,
  index: number,
): Promise<PayloadEntry | null> {
  const [row] = await tx
    .select({
      kind: ledgerEntry.kind,
      subject: ledgerEntry.subject,
      erasedAt: ledgerPayload.erasedAt,
    })
    .from(ledgerEntry)
    .innerJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(and(eq(ledgerEntry.caseId, caseId), eq(ledgerEntry.index, index)));
  if (!row) return null;
  const { kind, subject, erasedAt } = row;
  return { index, kind, subject, erased: erasedAt !== null };
}

/** Duties to keep that stand in the case, in order of record; the first 200. */
export async function standingHolds(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: legalHold.id })
    .from(legalHold)
    .where(and(eq(legalHold.caseId, caseId), isNull(legalHold.releaseEntry)))
    .orderBy(asc(legalHold.entry))
    .limit(200);
  return rows.map(({ id }) => id);
}

/** Kinds whose payloads give a table its texts, by the table they belong to. */
const SOURCES = {
  case: ['case.opened', 'case.amended', 'case.work_recorded'],
  contributor: ['contributor.added', 'contributor.amended'],
  exhibit: ['exhibit.added', 'exhibit.described'],
} as const;

/**
 * Sets the texts that came from an entry's payload to what replay says without it. Only the entries
 * that give those texts are replayed: no other entry touches them.
 */
export async function rederiveTexts(tx: Tx, caseId: string, erased: PayloadEntry): Promise<void> {
  const from = (kinds: readonly string[]) => kinds.includes(erased.kind);
  if (from(SOURCES.case)) {
    await writeCaseTexts(tx, await replayed(tx, caseId, SOURCES.case, null));
  } else if (from(SOURCES.contributor)) {
    const state = await replayed(tx, caseId, SOURCES.contributor, erased.subject);
    for (const { id, name, employer, identityCheck, note } of state.contributors.values()) {
      const texts = { name, employer, identityCheck, note };
      await tx.update(contributor).set(texts).where(eq(contributor.id, id));
    }
  } else if (from(SOURCES.exhibit)) {
    const state = await replayed(tx, caseId, SOURCES.exhibit, erased.subject);
    for (const one of state.exhibits.values()) {
      const { label, title, description, fileName, acquisition, authority, source, licence } = one;
      const texts = {
        label,
        title,
        description,
        fileName,
        acquisition,
        authority,
        source,
        licence,
        issuedBy: one.issued?.issuedBy ?? '',
        verification: one.issued?.verification ?? '',
      };
      await tx.update(exhibit).set(texts).where(eq(exhibit.id, one.id));
    }
  } else if (EXPORTS.has(erased.kind) && erased.subject !== null) {
    await blankDossierTexts(tx, erased.subject);
  } else if (erased.subject !== null) {
    const about = { ...erased, subject: erased.subject };
    await rederiveRunTexts(tx, caseId, about);
    await rederiveReviewTexts(tx, caseId, about);
    await rederiveStatementTexts(tx, caseId, about);
  }
}

async function writeCaseTexts(tx: Tx, state: CaseState): Promise<void> {
  const { title, party } = state;
  await tx.update(caseFile).set({ title, party }).where(eq(caseFile.id, state.case));
  for (const one of state.works.values()) {
    const { title, publishedAt, registrationNumber, registrationAuthority } = one;
    const texts = { title, publishedAt, registrationNumber, registrationAuthority };
    await tx.update(work).set(texts).where(eq(work.id, one.id));
  }
}

const EXPORTS: ReadonlySet<string> = new Set(['dossier.requested', 'volume.requested']);

/** The request's copy of its own payload; other options of an export are no personal texts. */
async function blankDossierTexts(tx: Tx, dossierId: string): Promise<void> {
  for (const key of ['reason', 'recipient', 'withholdingReason']) {
    await tx
      .update(dossier)
      .set({ options: sql`jsonb_set(${dossier.options}, array[${key}], '""')` })
      .where(and(eq(dossier.id, dossierId), sql`jsonb_exists(${dossier.options}, ${key})`));
  }
  await tx
    .update(dossier)
    .set({ volume: sql`${dossier.volume} || '{"title": "", "reasons": []}'::jsonb` })
    .where(and(eq(dossier.id, dossierId), sql`jsonb_typeof(${dossier.volume}) = 'object'`));
}

/** Replays the entries of some kinds (about one subject, if given) as this transaction sees them. */
async function replayed(
  tx: Tx,
  caseId: string,
  kinds: readonly string[],
  subject: string | null,
): Promise<CaseState> {
  const state = emptyState(caseId);
  const also = subject === null ? isNull(ledgerEntry.subject) : eq(ledgerEntry.subject, subject);
  for await (const entry of entriesOfKinds(tx, caseId, { kinds, after: -1, also })) {
    replayEntry(state, readEntry(entry));
  }
  return state;
}
