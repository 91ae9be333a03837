import { and, asc, desc, eq, gte, inArray, like, lt, lte, type SQL } from 'drizzle-orm';
import { contributor, contributorAccount } from '@/db/schema/cases';
import { dossier } from '@/db/schema/dossiers';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerCheckpoint, ledgerEntry, ledgerHead, ledgerPayload } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { AppError } from '@/lib/kernel/errors';
import { PAYLOAD_OF_ENTRY } from '@/lib/ledger/read';

type Read = Grant<'ledger.read'>;

export type EntryFilter = {
  before?: number | undefined;
  kind?: string | undefined;
  actorId?: string | undefined;
  subject?: string | undefined;
  limit: number;
};

const columns = {
  index: ledgerEntry.index,
  kind: ledgerEntry.kind,
  v: ledgerEntry.v,
  body: ledgerEntry.body,
  leaf: ledgerEntry.leaf,
  salt: ledgerPayload.salt,
  data: ledgerPayload.data,
  erasedAt: ledgerPayload.erasedAt,
  erasedReason: ledgerPayload.erasedReason,
};

/** A stored entry with its payload's row, if it has one. */
export type EntryRow = {
  index: number;
  kind: string;
  v: number;
  body: string;
  leaf: Uint8Array;
  salt: string | null;
  data: string | null;
  erasedAt: Date | null;
  erasedReason: string | null;
};

function entriesWhere(tx: Tx, grant: Read, ...conditions: (SQL | undefined)[]) {
  return tx
    .select(columns)
    .from(ledgerEntry)
    .leftJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(and(eq(ledgerEntry.caseId, grant.caseId), ...conditions));
}

/** A page of entries, newest first. */
export function entriesOf(tx: Tx, grant: Read, filter: EntryFilter): Promise<EntryRow[]> {
  const { before, kind, actorId, subject, limit } = filter;
  return entriesWhere(
    tx,
    grant,
    before === undefined ? undefined : lt(ledgerEntry.index, before),
    kind === undefined ? undefined : kindIs(kind),
    actorId === undefined ? undefined : eq(ledgerEntry.actorId, actorId),
    subject === undefined ? undefined : eq(ledgerEntry.subject, subject),
  )
    .orderBy(desc(ledgerEntry.index))
    .limit(limit);
}

/** One kind, or the kinds of a group: `exhibit` means `exhibit.…`. */
function kindIs(kind: string): SQL {
  if (kind.includes('.')) return eq(ledgerEntry.kind, kind);
  return like(ledgerEntry.kind, `${kind.replaceAll('_', '\\_')}.%`);
}

/** One entry, or null. */
export async function entryAt(tx: Tx, grant: Read, index: number): Promise<EntryRow | null> {
  const [row] = await entriesWhere(tx, grant, eq(ledgerEntry.index, index));
  return row ?? null;
}

/** Number of entries of the case. */
export async function ledgerSize(tx: Tx, grant: Grant): Promise<number> {
  const [head] = await tx
    .select({ size: ledgerHead.size })
    .from(ledgerHead)
    .where(eq(ledgerHead.caseId, grant.caseId ?? ''));
  if (!head) throw new AppError('NOT_FOUND');
  return head.size;
}

/**
 * A checkpoint of the case: the newest, the one at exactly a size, or the first that covers an
 * entry. Null where there is none.
 */
export async function checkpointOf(
  tx: Tx,
  grant: Read,
  which: 'newest' | { size: number } | { covering: number },
) {
  const first = which !== 'newest' && 'covering' in which;
  const [row] = await tx
    .select()
    .from(ledgerCheckpoint)
    .where(
      and(
        eq(ledgerCheckpoint.caseId, grant.caseId),
        which !== 'newest' && 'size' in which ? eq(ledgerCheckpoint.size, which.size) : undefined,
        first ? gte(ledgerCheckpoint.size, which.covering + 1) : undefined,
      ),
    )
    .orderBy(first ? asc(ledgerCheckpoint.size) : desc(ledgerCheckpoint.size))
    .limit(1);
  return row ?? null;
}

/** Names that sessions appeared under up to an index, oldest first. */
export function namesOf(tx: Tx, grant: Read, sessions: string[], upTo: number) {
  if (sessions.length === 0) return Promise.resolve([]);
  return tx
    .select({ session: ledgerEntry.subject, index: ledgerEntry.index, data: ledgerPayload.data })
    .from(ledgerEntry)
    .leftJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(
      and(
        eq(ledgerEntry.caseId, grant.caseId),
        eq(ledgerEntry.kind, 'actor.appeared'),
        inArray(ledgerEntry.subject, sessions),
        lte(ledgerEntry.index, upTo),
      ),
    )
    .orderBy(asc(ledgerEntry.index));
}

/** Contributors whom accounts act for now. */
export function contributorsBehind(tx: Tx, grant: Read, accountIds: string[]) {
  if (accountIds.length === 0) return Promise.resolve([]);
  return tx
    .select({
      accountId: contributorAccount.accountId,
      id: contributor.id,
      name: contributor.name,
    })
    .from(contributorAccount)
    .innerJoin(contributor, eq(contributor.id, contributorAccount.contributorId))
    .where(
      and(
        eq(contributorAccount.caseId, grant.caseId),
        inArray(contributorAccount.accountId, accountIds),
      ),
    );
}

/** What entries are about: number and title of exhibits and dossiers, names of contributors. */
export async function subjectsOf(tx: Tx, grant: Read, ids: string[]) {
  const starting = (prefix: string) => ids.filter((id) => id.startsWith(prefix));
  const [exhibits, people, dossiers] = [starting('exh_'), starting('ctr_'), starting('dos_')];
  const found: { id: string; number: number | null; title: string }[] = [];
  if (exhibits.length > 0) {
    const rows = await tx
      .select({ id: exhibit.id, number: exhibit.number, title: exhibit.title })
      .from(exhibit)
      .where(and(eq(exhibit.caseId, grant.caseId), inArray(exhibit.id, exhibits)));
    found.push(...rows);
  }
  if (people.length > 0) {
    const rows = await tx
      .select({ id: contributor.id, title: contributor.name })
      .from(contributor)
      .where(and(eq(contributor.caseId, grant.caseId), inArray(contributor.id, people)));
    found.push(...rows.map((row) => ({ number: null, ...row })));
  }
  if (dossiers.length > 0) {
    const rows = await tx
      .select({ id: dossier.id, number: dossier.number })
      .from(dossier)
      .where(and(eq(dossier.caseId, grant.caseId), inArray(dossier.id, dossiers)));
    found.push(...rows.map((row) => ({ title: '', ...row })));
  }
  return found;
}
