import { and, asc, desc, eq, gt, ilike, inArray, lt, or, sql } from 'drizzle-orm';
import { contributor } from '@/db/schema/cases';
import { derivative, exhibit, exhibitRelation, exhibitVersion } from '@/db/schema/exhibits';
import { ledgerCheckpoint, ledgerEntry, ledgerPayload } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { CaptureClass } from '@/lib/entries/vocabulary';
import { PAYLOAD_OF_ENTRY } from '@/lib/ledger/read';
import { recordTool } from './readings';

export type ExhibitFilter = {
  after?: number | undefined;
  class?: CaptureClass | undefined;
  supplierId?: string | undefined;
  search?: string | undefined;
  limit: number;
};

/** A pattern that finds a text literally inside another. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
}

/** A page of exhibits in intake order, with their thumbnails. */
export function exhibitsOf(tx: Tx, grant: Grant<'case.read'>, filter: ExhibitFilter) {
  const words = filter.search?.trim();
  return tx
    .select({
      id: exhibit.id,
      number: exhibit.number,
      label: exhibit.label,
      kind: exhibit.kind,
      title: exhibit.title,
      fileName: exhibit.fileName,
      captureClass: exhibit.captureClass,
      happenedAt: exhibit.happenedAt,
      receivedAt: exhibit.receivedAt,
      sha256: exhibit.sha256,
      bytes: exhibit.bytes,
      mediaType: exhibit.mediaType,
      width: exhibit.width,
      height: exhibit.height,
      version: exhibit.version,
      supplierId: exhibit.supplierId,
      supplier: contributor.name,
      entry: exhibit.entry,
      thumb: derivative.sha256,
      record: recordTool,
    })
    .from(exhibit)
    .leftJoin(contributor, eq(contributor.id, exhibit.supplierId))
    .leftJoin(
      derivative,
      and(
        eq(derivative.caseId, exhibit.caseId),
        eq(derivative.parentSha256, exhibit.sha256),
        eq(derivative.kind, 'thumb'),
      ),
    )
    .where(
      and(
        eq(exhibit.caseId, grant.caseId),
        filter.after === undefined ? undefined : gt(exhibit.number, filter.after),
        filter.class === undefined ? undefined : eq(exhibit.captureClass, filter.class),
        filter.supplierId === undefined ? undefined : eq(exhibit.supplierId, filter.supplierId),
        words
          ? or(
              ilike(exhibit.title, containing(words)),
              ilike(exhibit.label, containing(words)),
              ilike(exhibit.fileName, containing(words)),
              ilike(exhibit.description, containing(words)),
              /^\d{1,9}$/.test(words) ? eq(exhibit.number, Number(words)) : undefined,
              /^[0-9a-f]{8,64}$/.test(words) ? ilike(exhibit.sha256, `${words}%`) : undefined,
            )
          : undefined,
      ),
    )
    .orderBy(asc(exhibit.number))
    .limit(filter.limit);
}

/** One exhibit with versions, working copies and relations in both directions, or null. */
export async function exhibitDetail(tx: Tx, grant: Grant<'case.read'>, exhibitId: string) {
  const [row] = await tx
    .select({ exhibit, supplier: contributor.name, record: recordTool })
    .from(exhibit)
    .leftJoin(contributor, eq(contributor.id, exhibit.supplierId))
    .where(and(eq(exhibit.id, exhibitId), eq(exhibit.caseId, grant.caseId)));
  if (!row) return null;
  const versions = await tx
    .select()
    .from(exhibitVersion)
    .where(eq(exhibitVersion.exhibitId, exhibitId))
    .orderBy(desc(exhibitVersion.version));
  const copies = await tx
    .select()
    .from(derivative)
    .where(
      and(eq(derivative.caseId, grant.caseId), eq(derivative.parentSha256, row.exhibit.sha256)),
    );
  const relations = await tx
    .select()
    .from(exhibitRelation)
    .where(or(eq(exhibitRelation.fromId, exhibitId), eq(exhibitRelation.toId, exhibitId)))
    .orderBy(asc(exhibitRelation.id));
  const others = relations.map((r) => (r.fromId === exhibitId ? r.toId : r.fromId));
  const named =
    others.length === 0
      ? []
      : await tx
          .select({ id: exhibit.id, number: exhibit.number, title: exhibit.title })
          .from(exhibit)
          .where(inArray(exhibit.id, others));
  const [admission] = await tx
    .select({ body: ledgerEntry.body })
    .from(ledgerEntry)
    .where(
      and(
        eq(ledgerEntry.caseId, grant.caseId),
        eq(ledgerEntry.subject, exhibitId),
        eq(ledgerEntry.kind, 'exhibit.added'),
      ),
    );
  return { ...row, versions, copies, relations, named, admission: admission?.body ?? null };
}

/** Entries about an exhibit, newest first, with payloads. */
export function custodyEntries(
  tx: Tx,
  grant: Grant<'case.read'>,
  exhibitId: string,
  before: number | undefined,
  limit: number,
) {
  return tx
    .select({ body: ledgerEntry.body, index: ledgerEntry.index, payload: ledgerPayload.data })
    .from(ledgerEntry)
    .leftJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(
      and(
        eq(ledgerEntry.caseId, grant.caseId),
        eq(ledgerEntry.subject, exhibitId),
        before === undefined ? undefined : lt(ledgerEntry.index, before),
      ),
    )
    .orderBy(desc(ledgerEntry.index))
    .limit(limit);
}

/** Appearances of sessions: who an account was shown as, and from where, when it acted. */
export function appearancesOf(tx: Tx, grant: Grant<'case.read'>, sessions: string[]) {
  if (sessions.length === 0) return Promise.resolve([]);
  return tx
    .select({
      session: ledgerEntry.subject,
      kind: ledgerEntry.kind,
      index: ledgerEntry.index,
      payload: ledgerPayload.data,
    })
    .from(ledgerEntry)
    .leftJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(
      and(
        eq(ledgerEntry.caseId, grant.caseId),
        inArray(ledgerEntry.kind, ['actor.appeared', 'actor.located']),
        inArray(ledgerEntry.subject, sessions),
      ),
    )
    .orderBy(asc(ledgerEntry.index));
}

/** The sizes of the case's checkpoints from an index on, oldest first. */
export function checkpointSizes(tx: Tx, grant: Grant<'case.read'>, from: number) {
  return tx
    .select({ size: ledgerCheckpoint.size, signedAt: ledgerCheckpoint.signedAt })
    .from(ledgerCheckpoint)
    .where(and(eq(ledgerCheckpoint.caseId, grant.caseId), gt(ledgerCheckpoint.size, from)))
    .orderBy(asc(ledgerCheckpoint.size))
    .limit(500);
}

/** Digests of the case that have a working copy of a kind, for serving it. */
export async function copyOf(tx: Tx, grant: Grant<'case.read'>, parent: string, kind: string) {
  const [row] = await tx
    .select()
    .from(derivative)
    .where(
      and(
        eq(derivative.caseId, grant.caseId),
        eq(derivative.parentSha256, parent),
        eq(derivative.kind, kind),
        sql`${derivative.sha256} is not null`,
      ),
    );
  return row ?? null;
}
