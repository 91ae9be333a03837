import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { counselFirmMember } from '@/db/schema/counsel';
import { membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { firmsOf, readersFor } from '@/lib/review/queries/readers';
import type { Firms } from '../dto';

/** Firms that the reader belongs to, with their counsel, and whom they could admit. */
export async function firmPage(tx: Tx, grant: Grant<'firm.read'>): Promise<Firms> {
  const { workspaceId, actor } = grant;
  const firms = (await firmsOf(tx, actor.id)).filter((one) => one.workspaceId === workspaceId);
  const members = await membersOf(
    tx,
    workspaceId,
    firms.map(({ id }) => id),
  );
  const { people } = await readersFor(tx, { workspaceId, accountId: actor.id }, ['counsel']);
  return {
    firms: firms.map(({ id, name }) => ({
      id,
      name,
      members: members
        .filter((one) => one.firmId === id)
        .map((one) => ({
          accountId: one.accountId,
          name: one.name,
          since: one.at.toISOString(),
          self: one.accountId === actor.id,
        })),
    })),
    counsel: people,
  };
}

/** Counsel of firms now, by the time they were admitted. */
export async function membersOf(tx: Tx, workspaceId: string, firmIds: readonly string[]) {
  return tx
    .select({
      firmId: counselFirmMember.firmId,
      accountId: counselFirmMember.accountId,
      at: counselFirmMember.at,
      name: account.displayName,
    })
    .from(counselFirmMember)
    .innerJoin(account, eq(account.id, counselFirmMember.accountId))
    .innerJoin(membership, eq(membership.accountId, counselFirmMember.accountId))
    .where(
      and(
        inArray(counselFirmMember.firmId, [...firmIds]),
        isNull(counselFirmMember.endedAt),
        eq(membership.workspaceId, workspaceId),
        eq(membership.access, 'counsel'),
        isNull(membership.endedAt),
      ),
    )
    .orderBy(asc(counselFirmMember.at), asc(counselFirmMember.accountId));
}
