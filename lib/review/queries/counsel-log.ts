import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { counselEntry } from '@/db/schema/counsel';
import type { Tx } from '@/db/tx';
import { unsealText } from '@/lib/kernel/sealed-text';
import { counselHash, NO_HASH } from '../model';
import { firmsOf } from './readers';

type Row = typeof counselEntry.$inferSelect;

/** An entry of a log, opened for somebody who may read it. */
export type LogLine = {
  id: string;
  kind: string;
  subject: string | null;
  at: Date;
  accountId: string;
  name: string;
  record: { kind: string; id: string } | null;
  sharedWith: string[];
  /** JSON that was sealed; null where it cannot be opened with the secret of this instance. */
  content: unknown;
};

/**
 * Entries of the wanted kinds that an account may read in a case, oldest first: its own, those shared
 * with it, and those shared with a firm it belongs to now.
 */
export async function readLog(
  tx: Tx,
  { caseId, accountId }: { caseId: string; accountId: string },
  kinds: readonly string[],
): Promise<LogLine[]> {
  const firms = await firmsOf(tx, accountId);
  const readers = [accountId, ...firms.map(({ id }) => id)];
  const rows = await tx
    .select({ entry: counselEntry, name: account.displayName })
    .from(counselEntry)
    .innerJoin(account, eq(account.id, counselEntry.accountId))
    .where(
      and(
        eq(counselEntry.caseId, caseId),
        inArray(counselEntry.kind, [...kinds]),
        or(
          eq(counselEntry.accountId, accountId),
          ...readers.map(
            (one) => sql`${counselEntry.sharedWith} @> ${JSON.stringify([one])}::jsonb`,
          ),
        ),
      ),
    )
    .orderBy(asc(counselEntry.at), asc(counselEntry.accountId), asc(counselEntry.seq));
  return rows.map(({ entry, name }) => ({
    id: entry.id,
    kind: entry.kind,
    subject: entry.subject,
    at: entry.at,
    accountId: entry.accountId,
    name,
    record: recordOf(entry),
    sharedWith: entry.sharedWith,
    content: opened(entry),
  }));
}

/** Whether an account's own log in a case goes from 0 without a gap and each hash follows. */
export async function isLogUnbroken(
  tx: Tx,
  { caseId, accountId }: { caseId: string; accountId: string },
): Promise<boolean> {
  const log = await tx
    .select()
    .from(counselEntry)
    .where(and(eq(counselEntry.caseId, caseId), eq(counselEntry.accountId, accountId)))
    .orderBy(asc(counselEntry.seq));
  let prev = NO_HASH;
  for (const [i, one] of log.entries()) {
    const hash = counselHash(prev, {
      id: one.id,
      case: one.caseId,
      account: one.accountId,
      seq: one.seq,
      at: one.at.toISOString(),
      record: recordOf(one),
      sharedWith: one.sharedWith,
      sealed: one.sealed,
      ...(one.kind === 'note' ? {} : { kind: one.kind, subject: one.subject }),
    });
    if (one.seq !== i || one.hash !== hash) return false;
    prev = hash;
  }
  return true;
}

const recordOf = ({ recordKind: kind, recordId: id }: Row) =>
  kind === null || id === null ? null : { kind, id };

/** What is sealed; an entry that cannot be opened is shown as such, never left out. */
function opened({ id, sealed }: Row): unknown {
  const plain = unsealText('notes of counsel', id, sealed);
  return plain === null ? null : JSON.parse(plain);
}
