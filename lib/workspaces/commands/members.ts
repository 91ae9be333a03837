import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { counselFirm, counselFirmMember } from '@/db/schema/counsel';
import { membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { command } from '@/lib/door/command';
import type { Client } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { mayEnd } from '../model';
import { lockMembers, noteAccess } from '../queries';
import { changeLevelInput, endMembershipInput, workspaceInput } from '../schema';

const OUTSIDE = 'membership lies outside the ledgers of cases; the security log keeps it';

type Row = { id: string; accountId: string; access: string; caseId: string | null };

const columns = {
  id: membership.id,
  accountId: membership.accountId,
  access: membership.access,
  caseId: membership.caseId,
};

/** A current membership of the grant's workspace. Throws NOT_FOUND. */
async function memberIn(tx: Tx, grant: Grant, membershipId: string): Promise<Row> {
  const [found] = await tx
    .select(columns)
    .from(membership)
    .where(
      and(
        eq(membership.id, membershipId),
        eq(membership.workspaceId, grant.workspaceId),
        isNull(membership.endedAt),
      ),
    );
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

/** Throws CONFLICT where the workspace would be left without an owner. `lockMembers` comes first. */
async function requireOtherOwner(tx: Tx, grant: Grant, leaving: string): Promise<void> {
  const owners = await tx
    .select({ accountId: membership.accountId })
    .from(membership)
    .where(
      and(
        eq(membership.workspaceId, grant.workspaceId),
        eq(membership.access, 'owner'),
        isNull(membership.endedAt),
      ),
    );
  if (!owners.some((owner) => owner.accountId !== leaving)) {
    throw new AppError('CONFLICT', { reason: 'last_owner' });
  }
}

/**
 * Ends somebody's places in firms of counsel: who comes back later, as counsel again, reads nothing
 * of a firm before somebody of it admits them anew.
 */
async function leaveFirms(tx: Tx, workspaceId: string, accountId: string): Promise<void> {
  const firms = tx
    .select({ id: counselFirm.id })
    .from(counselFirm)
    .where(eq(counselFirm.workspaceId, workspaceId));
  await tx
    .update(counselFirmMember)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(counselFirmMember.accountId, accountId),
        inArray(counselFirmMember.firmId, firms),
        isNull(counselFirmMember.endedAt),
      ),
    );
}

async function end(tx: Tx, grant: Grant, rows: Row[], client: Client): Promise<void> {
  const ids = rows.map((row) => row.id);
  for (const { accountId, access } of rows) {
    if (access === 'counsel') await leaveFirms(tx, grant.workspaceId, accountId);
  }
  await tx.update(membership).set({ endedAt: sql`now()` }).where(inArray(membership.id, ids));
  const by = { actorId: grant.actor.id, sessionId: grant.actor.session, client };
  for (const { accountId, access, caseId } of rows) {
    const where = { workspaceId: grant.workspaceId, caseId };
    await noteAccess(tx, 'access_ended', by, where, { account: accountId, access });
  }
}

/** Gives a member another level. A guest's place is bound to a case and cannot become another. */
export const changeLevel = command({
  name: 'member.change_level',
  action: 'member.change',
  input: changeLevelInput,
  async run({ tx, grant, input, client }) {
    await lockMembers(tx, grant.workspaceId);
    const row = await memberIn(tx, grant, input.membershipId);
    if (row.caseId !== null) throw new AppError('CONFLICT', { reason: 'guest_level' });
    if (row.access === 'owner' && input.access !== 'owner') {
      await requireOtherOwner(tx, grant, row.accountId);
    }
    await tx.update(membership).set({ access: input.access }).where(eq(membership.id, row.id));
    if (row.access === 'counsel' && input.access !== 'counsel') {
      await leaveFirms(tx, grant.workspaceId, row.accountId);
    }
    const by = { actorId: grant.actor.id, sessionId: grant.actor.session, client };
    const where = { workspaceId: grant.workspaceId, caseId: null };
    const detail = { account: row.accountId, from: row.access, access: input.access };
    await noteAccess(tx, 'access_changed', by, where, detail);
    return { answer: null, unrecorded: OUTSIDE };
  },
});

/** Ends somebody's membership; what was done keeps its author, access ends at the next request. */
export const endMembership = command({
  name: 'member.end',
  action: 'member.end',
  input: endMembershipInput,
  async run({ tx, grant, input, client }) {
    await lockMembers(tx, grant.workspaceId);
    const row = await memberIn(tx, grant, input.membershipId);
    if (!mayEnd(grant.access, row.access)) {
      throw new AppError('FORBIDDEN', { reason: 'owner_only' });
    }
    if (row.access === 'owner') await requireOtherOwner(tx, grant, row.accountId);
    await end(tx, grant, [row], client);
    return { answer: null, unrecorded: OUTSIDE };
  },
});

/** Ends one's own place in a workspace, whatever it is. */
export const leaveWorkspace = command({
  name: 'member.leave',
  action: 'member.leave',
  input: workspaceInput,
  async run({ tx, grant, client }) {
    await lockMembers(tx, grant.workspaceId);
    const rows = await tx
      .select(columns)
      .from(membership)
      .where(
        and(
          eq(membership.workspaceId, grant.workspaceId),
          eq(membership.accountId, grant.actor.id),
          isNull(membership.endedAt),
        ),
      );
    if (rows.some((row) => row.access === 'owner')) {
      await requireOtherOwner(tx, grant, grant.actor.id);
    }
    await end(tx, grant, rows, client);
    return { answer: null, unrecorded: OUTSIDE };
  },
});
