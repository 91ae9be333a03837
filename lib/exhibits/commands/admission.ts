import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { caseFile, contributor } from '@/db/schema/cases';
import { exhibit, exhibitVersion, storedObject } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import type { EntryDraft } from '@/lib/entries/draft';
import type { IssuedState } from '@/lib/entries/state';
import type { ExhibitKind } from '@/lib/entries/vocabulary';
import { enqueue, enqueueMany, type NewJob } from '@/lib/jobs/queue';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { Recorded } from '@/lib/ledger/append';
import type { KeptObject } from '@/lib/storage/objects';
import { CLOCK_TOLERANCE, classifyExhibit } from '../model';
import type { descriptionShape } from '../schema';
import { readingJob } from './ask-reading';
import { admissionDraft, issuedColumns } from './issued';

type Description = z.output<z.ZodObject<typeof descriptionShape>>;

/** What an exhibit is made of, whichever way it came. */
export type Admission = {
  kind: ExhibitKind;
  sha256: string;
  bytes: number;
  mediaType: string;
  width: number | null;
  height: number | null;
  /** Null for hash-only registration: the bytes stayed with their owner. */
  kept: KeptObject | null;
  embedded: boolean;
  recreation: boolean;
  /** Of a document that a third party issued. */
  issued?: IssuedState | null;
  /** Set by capture only, never from an input. */
  atSource?: boolean;
  fileName: string;
  description: Description;
  /** Its records have been read already, and whoever did so keeps the reading after the commit. */
  isRead?: boolean;
};

/** What an admission needs to know of the case, read under its numbering lock. */
export type CaseFacts = { disputeDate: string | null; last: number };

/** An admission with its place in the case: what will be recorded, and what the tables will say. */
export type Composed = {
  exhibitId: string;
  number: number;
  admission: Admission;
  draft: EntryDraft;
  columns: Omit<typeof exhibit.$inferInsert, 'receivedAt' | 'entry'>;
};

/** Last number given and the dispute date. Read after `lockNumbering`. */
export async function caseFacts(tx: Tx, caseId: string): Promise<CaseFacts> {
  const [file] = await tx
    .select({
      disputeDate: caseFile.disputeDate,
      last: sql<number>`coalesce((select max(${exhibit.number}) from ${exhibit} where ${exhibit.caseId} = ${caseId}), 0)::int`,
    })
    .from(caseFile)
    .where(eq(caseFile.id, caseId));
  return { disputeDate: file?.disputeDate ?? null, last: file?.last ?? 0 };
}

/** Of some contributors, those that belong to the case. */
export async function suppliersIn(tx: Tx, caseId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await tx
    .select({ id: contributor.id })
    .from(contributor)
    .where(and(inArray(contributor.id, ids), eq(contributor.caseId, caseId)));
  return new Set(found.map((row) => row.id));
}

/** Throws INVALID where the supplier is not a contributor of the case. */
export async function requireSupplier(
  tx: Tx,
  caseId: string,
  supplierId: string | null,
): Promise<void> {
  if (supplierId === null) return;
  const found = await suppliersIn(tx, caseId, [supplierId]);
  if (!found.has(supplierId)) {
    throw new AppError('INVALID', { fields: { supplierId: 'unknown_contributor' } });
  }
}

/**
 * Computes the class by rule and composes the entry. Throws INVALID where the claimed time lies
 * ahead of the server's clock.
 */
export function compose(
  caseId: string,
  admission: Admission,
  number: number,
  facts: CaseFacts,
  now: Date,
): Composed {
  const { kept, sha256, bytes, mediaType, width, height, fileName, kind } = admission;
  const { happenedAt: claimed, supplierId, ...texts } = admission.description;
  const happenedAt = claimed === null ? null : new Date(claimed);
  if (happenedAt && happenedAt.getTime() > now.getTime() + CLOCK_TOLERANCE) {
    throw new AppError('INVALID', { fields: { happenedAt: 'in_future' } });
  }
  const exhibitId = newId('exhibit');
  const issued = admission.issued ?? null;
  const { class: captureClass, rule } = classifyExhibit({
    kind,
    happenedAt,
    receivedAt: now,
    disputeDate: facts.disputeDate,
    embedded: admission.embedded,
    recreation: admission.recreation,
    isIssued: issued !== null,
    atSource: admission.atSource ?? false,
  });
  const title = texts.title || titleFrom(fileName) || sha256;
  const act = {
    exhibit: exhibitId,
    number,
    kind,
    object: kept ? { sha256, bytes } : null,
    digest: kept ? null : { sha256, bytes },
    place: kept && placeOf(kept),
    mediaType,
    width,
    height,
    class: captureClass,
    rule,
    happenedAt: claimed,
    supplier: supplierId,
  };
  const payload = { ...texts, title, fileName };
  return {
    exhibitId,
    number,
    admission,
    draft: admissionDraft(act, payload, issued, happenedAt),
    columns: {
      id: exhibitId,
      caseId,
      number,
      kind,
      ...texts,
      ...issuedColumns(issued),
      title,
      fileName,
      supplierId,
      happenedAt,
      captureClass,
      sha256,
      bytes,
      mediaType,
      width,
      height,
    },
  };
}

/** A file's name as a title: at most 300 units, never ending in half a character. */
function titleFrom(fileName: string): string {
  const cut = fileName.slice(0, 300);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trim();
}

/** Writes the rows of admissions whose entries have just been appended, in the same order. */
export async function insertAdmitted(
  tx: Tx,
  caseId: string,
  admitted: readonly { composed: Composed; entry: Recorded }[],
): Promise<void> {
  const rows = admitted.map(({ composed, entry }) => ({
    ...composed.columns,
    receivedAt: entry.at,
    entry: entry.index,
  }));
  await insertMany(tx, exhibit, rows);
  const versions = insertMany(
    tx,
    exhibitVersion,
    rows.map(({ id, sha256, bytes, mediaType, receivedAt, entry }) => ({
      exhibitId: id,
      caseId,
      version: 1,
      sha256,
      bytes,
      mediaType,
      receivedAt,
      entry,
    })),
  );
  // Sent together: none of them waits for what another answers.
  await Promise.all([versions, insertKept(tx, caseId, admitted)]);
}

async function insertKept(
  tx: Tx,
  caseId: string,
  admitted: readonly { composed: Composed; entry: Recorded }[],
): Promise<void> {
  const kept = admitted.flatMap(({ composed: { admission, exhibitId }, entry }) =>
    admission.kept ? [{ admission, exhibitId, object: admission.kept, storedAt: entry.at }] : [],
  );
  if (kept.length === 0) return;
  const stored = tx
    .insert(storedObject)
    .values(
      kept.map(({ admission: { sha256, bytes }, object, storedAt }) => ({
        ...{ caseId, sha256, bytes, storedAt },
        key: object.key,
        versionId: object.versionId,
        retainUntil: object.retainUntil,
      })),
    )
    .onConflictDoNothing();
  const readings = (isRead: boolean) =>
    kept
      // What people type here is no file of a generator.
      .filter(
        ({ admission }) => admission.kind === 'file' && (admission.isRead ?? false) === isRead,
      )
      .map(({ admission: { sha256 }, exhibitId }) =>
        readingJob(caseId, { exhibitId, sha256, asked: false }),
      );
  const previews = kept.map(({ admission: { sha256, mediaType } }) =>
    previewJob(caseId, sha256, mediaType),
  );
  await Promise.all([
    stored,
    enqueueMany(tx, [...previews, ...readings(false)]),
    // Found done by a worker, unless the process ended before it was.
    enqueueMany(tx, readings(true), { quietly: true }),
  ]);
}

/**
 * Inserts rows that all have the same members, as one JSON value: a parameter for each column of
 * each row costs several times the insert itself. Dates go as ISO 8601 text.
 */
async function insertMany<T extends typeof exhibit | typeof exhibitVersion>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in (rows[0] ?? {}));
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  );
  const data = rows.map((row) =>
    Object.fromEntries(columns.map(([key, { name }]) => [name, Reflect.get(row, key)])),
  );
  await tx.execute(sql`
    insert into ${table} (${names})
    select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(data)}::jsonb)`);
}

/** The place of an object as entries state it. */
export function placeOf(kept: KeptObject) {
  return {
    store: kept.embedded ? ('embedded' as const) : ('s3' as const),
    key: kept.key,
    versionId: kept.versionId,
    retainUntil: kept.retainUntil?.toISOString() ?? null,
  };
}

/** Notes where a confirmed object lies. */
export async function keepObject(
  tx: Tx,
  caseId: string,
  sha256: string,
  bytes: number,
  kept: KeptObject,
  storedAt: Date,
): Promise<void> {
  const { key, versionId, retainUntil } = kept;
  await tx
    .insert(storedObject)
    .values({ caseId, sha256, bytes, key, versionId, retainUntil, storedAt })
    .onConflictDoNothing();
}

/** Asks for a working copy to look at; made apart, in a limited process. */
export async function askPreview(
  tx: Tx,
  caseId: string,
  sha256: string,
  mediaType: string,
): Promise<void> {
  await enqueue(tx, previewJob(caseId, sha256, mediaType));
}

function previewJob(caseId: string, sha256: string, mediaType: string): NewJob {
  const input = { sha256, mediaType };
  return { kind: 'preview', caseId, input, createdBy: 'svc_previews', sessionId: null };
}
