import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { counselFirm, counselFirmMember } from '@/db/schema/counsel';
import { membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Access } from '@/lib/access/policy';
import type { Reader, Readers } from '../dto';

/** Levels that may be given something of a desk to read; notes are for counsel alone. */
export const DESK_READERS = [
  'owner',
  'admin',
  'member',
  'counsel',
] as const satisfies readonly Access[];

/**
 * Firms that an account belongs to now, as counsel of their workspaces: whoever is counsel no more,
 * or left, belongs to none, whatever an admission says.
 */
export async function firmsOf(
  tx: Tx,
  accountId: string,
): Promise<(Reader & { workspaceId: string })[]> {
  return tx
    .select({ id: counselFirm.id, name: counselFirm.name, workspaceId: counselFirm.workspaceId })
    .from(counselFirmMember)
    .innerJoin(counselFirm, eq(counselFirm.id, counselFirmMember.firmId))
    .innerJoin(
      membership,
      and(
        eq(membership.workspaceId, counselFirm.workspaceId),
        eq(membership.accountId, counselFirmMember.accountId),
      ),
    )
    .where(
      and(
        eq(counselFirmMember.accountId, accountId),
        isNull(counselFirmMember.endedAt),
        eq(membership.access, 'counsel'),
        isNull(membership.endedAt),
      ),
    )
    .orderBy(asc(counselFirm.name), asc(counselFirm.id));
}

/** Whom an account of a workspace may let read along: people at these levels, and its own firms. */
export async function readersFor(
  tx: Tx,
  { workspaceId, accountId }: { workspaceId: string; accountId: string },
  levels: readonly Access[],
): Promise<Readers> {
  const people = await tx
    .select({ id: account.id, name: account.displayName })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .where(
      and(
        eq(membership.workspaceId, workspaceId),
        inArray(membership.access, [...levels]),
        isNull(membership.endedAt),
        ne(membership.accountId, accountId),
      ),
    )
    .orderBy(asc(account.displayName), asc(account.id));
  const firms = (await firmsOf(tx, accountId)).filter((one) => one.workspaceId === workspaceId);
  return { people, firms: firms.map(({ id, name }) => ({ id, name })) };
}

/** Names of accounts and firms, for whoever may read what was shared with them. */
export async function readerNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const found = [
    ...(await tx
      .select({ id: account.id, name: account.displayName })
      .from(account)
      .where(inArray(account.id, wanted))),
    ...(await tx
      .select({ id: counselFirm.id, name: counselFirm.name })
      .from(counselFirm)
      .where(inArray(counselFirm.id, wanted))),
  ];
  return new Map(found.map(({ id, name }) => [id, name]));
}
