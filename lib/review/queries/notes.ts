import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { Notes } from '../dto';
import type { CounselMark } from '../model';
import { isLogUnbroken, readLog } from './counsel-log';

/** Notes the reader may read, oldest first: their own, and those shared with them or their firm. */
export async function notesOf(
  tx: Tx,
  grant: Grant<'counsel.read'>,
  recordId: string | undefined,
): Promise<Notes> {
  const { caseId, workspaceId, actor } = grant;
  const place = { caseId, accountId: actor.id };
  const lines = await readLog(tx, place, ['note']);
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
  return {
    notes: lines
      .filter(({ record }) => recordId === undefined || record?.id === recordId)
      .map(({ id, at, accountId, name, record, sharedWith, content }) => {
        const said = content as { mark: CounselMark | null; text: string } | null;
        return {
          id,
          at: at.toISOString(),
          mark: said?.mark ?? null,
          text: said?.text ?? null,
          record,
          by: name,
          own: accountId === actor.id,
          sharedWith,
        };
      }),
    holds: await isLogUnbroken(tx, place),
    others,
  };
}
