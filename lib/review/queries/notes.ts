import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { counselEntry } from '@/db/schema/counsel';
import { membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { unsealText } from '@/lib/kernel/sealed-text';
import type { Notes } from '../dto';
import { type CounselMark, counselHash, NO_HASH } from '../model';

/** Notes the reader may read, oldest first: their own, and those shared with them. */
export async function notesOf(
  tx: Tx,
  grant: Grant<'counsel.read'>,
  recordId: string | undefined,
): Promise<Notes> {
  const { caseId, workspaceId, actor } = grant;
  const rows = await tx
    .select({ entry: counselEntry, name: account.displayName })
    .from(counselEntry)
    .innerJoin(account, eq(account.id, counselEntry.accountId))
    .where(
      and(
        eq(counselEntry.caseId, caseId),
        or(
          eq(counselEntry.accountId, actor.id),
          sql`${counselEntry.sharedWith} @> ${JSON.stringify([actor.id])}::jsonb`,
        ),
      ),
    )
    .orderBy(asc(counselEntry.at), asc(counselEntry.seq));
  const others = await tx
    .select({ accountId: account.id, name: account.displayName })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(
      and(
        eq(membership.workspaceId, workspaceId),
        eq(membership.access, 'counsel'),
        isNull(membership.endedAt),
        ne(membership.accountId, actor.id),
      ),
    )
    .orderBy(asc(account.displayName));
  const own = rows.map(({ entry }) => entry).filter((one) => one.accountId === actor.id);
  return {
    notes: rows
      .filter(({ entry }) => recordId === undefined || entry.recordId === recordId)
      .map(({ entry, name }) => ({
        id: entry.id,
        at: entry.at.toISOString(),
        ...opened(entry.id, entry.sealed),
        record: recordOf(entry),
        by: name,
        own: entry.accountId === actor.id,
        sharedWith: entry.sharedWith,
      })),
    holds: isUnbroken(own),
    others,
  };
}

type Row = typeof counselEntry.$inferSelect;

const recordOf = ({ recordKind: kind, recordId: id }: Row) =>
  kind === null || id === null ? null : { kind, id };

/** What is sealed; an entry that cannot be opened is shown as such, never left out. */
function opened(id: string, sealed: string): { mark: CounselMark | null; text: string | null } {
  const plain = unsealText('notes of counsel', id, sealed);
  if (plain === null) return { mark: null, text: null };
  const { mark, text } = JSON.parse(plain) as { mark: CounselMark | null; text: string };
  return { mark, text };
}

/** Whether a log goes from 0 without a gap and each hash follows from the one before. */
function isUnbroken(log: readonly Row[]): boolean {
  let prev = NO_HASH;
  for (const [i, one] of [...log].sort((a, b) => a.seq - b.seq).entries()) {
    const hash = counselHash(prev, {
      id: one.id,
      case: one.caseId,
      account: one.accountId,
      seq: one.seq,
      at: one.at.toISOString(),
      record: recordOf(one),
      sharedWith: one.sharedWith,
      sealed: one.sealed,
    });
    if (one.seq !== i || one.hash !== hash) return false;
    prev = hash;
  }
  return true;
}
