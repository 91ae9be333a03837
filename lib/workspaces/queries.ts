import { and, asc, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { account } from '@/db/schema/accounts';
import { caseFile } from '@/db/schema/cases';
import { mail, securityLog, setting } from '@/db/schema/operations';
import { invitation, membership, workspace } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { ACCESS, type Access } from '@/lib/access/policy';
import type { Client } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';

/** A level out of its column. Throws NOT_FOUND for a word this software does not know. */
export function levelOf(column: string): Access {
  const found = ACCESS.find((a) => a === column);
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

/** Current places of an account, oldest first. */
export function placesOf(tx: Tx, grant: Grant<'account.read'>) {
  return tx
    .select({
      workspaceId: workspace.id,
      name: workspace.name,
      access: membership.access,
      caseId: membership.caseId,
      caseTitle: caseFile.title,
    })
    .from(membership)
    .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
    .leftJoin(caseFile, eq(caseFile.id, membership.caseId))
    .where(and(eq(membership.accountId, grant.actor.id), isNull(membership.endedAt)))
    .orderBy(asc(workspace.createdAt), asc(workspace.id), asc(membership.id));
}

/** Name of the grant's workspace. */
export async function workspaceName(tx: Tx, workspaceId: string): Promise<string> {
  const [found] = await tx
    .select({ name: workspace.name })
    .from(workspace)
    .where(eq(workspace.id, workspaceId));
  if (!found) throw new AppError('NOT_FOUND');
  return found.name;
}

/** Serialises changes of membership in a workspace, so that the count of owners holds. */
export async function lockMembers(tx: Tx, workspaceId: string): Promise<void> {
  await tx
    .select({ id: workspace.id })
    .from(workspace)
    .where(eq(workspace.id, workspaceId))
    .for('update');
}

/** Current members with their accounts, in order of joining. */
export function membersOf(tx: Tx, workspaceId: string) {
  return tx
    .select({
      membershipId: membership.id,
      accountId: account.id,
      name: account.displayName,
      email: account.email,
      access: membership.access,
      caseId: membership.caseId,
      caseTitle: caseFile.title,
      since: membership.createdAt,
    })
    .from(membership)
    .innerJoin(account, eq(account.id, membership.accountId))
    .leftJoin(caseFile, eq(caseFile.id, membership.caseId))
    .where(and(eq(membership.workspaceId, workspaceId), isNull(membership.endedAt)))
    .orderBy(asc(membership.createdAt), asc(membership.id));
}

const invitationColumns = {
  id: invitation.id,
  workspaceId: invitation.workspaceId,
  caseId: invitation.caseId,
  caseTitle: caseFile.title,
  email: invitation.email,
  access: invitation.access,
  invitedBy: invitation.invitedBy,
  inviter: account.displayName,
  inviterDisabledAt: account.disabledAt,
  expiresAt: invitation.expiresAt,
  acceptedAt: invitation.acceptedAt,
  revokedAt: invitation.revokedAt,
  expired: sql<boolean>`${invitation.expiresAt} <= now()`,
  /** Level the inviter has in the workspace now; null once it ended. */
  inviterAccess: sql<string | null>`(
    select m.access from membership m
    where m.workspace_id = ${invitation.workspaceId} and m.account_id = ${invitation.invitedBy}
      and m.ended_at is null and m.case_id is null)`,
};

/** Invitations nobody has taken up or back, newest first. */
export function invitationsOf(tx: Tx, grant: Grant<'member.read'>) {
  return tx
    .select(invitationColumns)
    .from(invitation)
    .innerJoin(account, eq(account.id, invitation.invitedBy))
    .leftJoin(caseFile, eq(caseFile.id, invitation.caseId))
    .where(
      and(
        eq(invitation.workspaceId, grant.workspaceId),
        isNull(invitation.acceptedAt),
        isNull(invitation.revokedAt),
      ),
    )
    .orderBy(desc(invitation.id))
    .limit(200);
}

/** The invitation of a token, its row locked until the transaction ends; null for none. */
export async function invitationBy(tx: Tx, tokenHash: string) {
  const [locked] = await tx
    .select({ id: invitation.id })
    .from(invitation)
    .where(eq(invitation.tokenHash, tokenHash))
    .for('update');
  if (!locked) return null;
  const [found] = await tx
    .select({ ...invitationColumns, workspace: workspace.name })
    .from(invitation)
    .innerJoin(workspace, eq(workspace.id, invitation.workspaceId))
    .innerJoin(account, eq(account.id, invitation.invitedBy))
    .leftJoin(caseFile, eq(caseFile.id, invitation.caseId))
    .where(eq(invitation.id, locked.id));
  return found ?? null;
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof invitationBy>>>;

/** Titles of a workspace's cases, newest first, for inviting a guest to one. */
export function caseTitles(tx: Tx, workspaceId: string) {
  return tx
    .select({ id: caseFile.id, title: caseFile.title })
    .from(caseFile)
    .where(eq(caseFile.workspaceId, workspaceId))
    .orderBy(desc(caseFile.number))
    .limit(500);
}

const instanceSetting = z.object({ workspaceId: z.string() });

/**
 * Whether letters of the instance (password resets, for example) are read in this workspace: the
 * one made at set-up, or before set-up the oldest. Its owners run the instance.
 */
export async function holdsInstance(tx: Tx, workspaceId: string): Promise<boolean> {
  const [row] = await tx
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, 'instance'));
  const named = instanceSetting.safeParse(row?.value).data;
  if (named) return named.workspaceId === workspaceId;
  const [oldest] = await tx
    .select({ id: workspace.id })
    .from(workspace)
    .orderBy(asc(workspace.createdAt), asc(workspace.id))
    .limit(1);
  return oldest?.id === workspaceId;
}

/** A page of letters, newest first. */
export function lettersOf(
  tx: Tx,
  grant: Grant<'outbox.read'>,
  withInstance: boolean,
  before: string | undefined,
  limit: number,
) {
  const own = eq(mail.workspaceId, grant.workspaceId);
  return tx
    .select()
    .from(mail)
    .where(
      and(
        withInstance ? or(own, isNull(mail.workspaceId)) : own,
        before === undefined ? undefined : lt(mail.id, before),
      ),
    )
    .orderBy(desc(mail.id))
    .limit(limit);
}

/** Keeps a change of access: who may come in, from when, by whose doing. */
export async function noteAccess(
  tx: Tx,
  event: 'access_granted' | 'access_changed' | 'access_ended' | 'access_offered',
  by: { actorId: string; sessionId: string | null; client: Client },
  where: { workspaceId: string; caseId: string | null },
  detail: Record<string, string | null>,
): Promise<void> {
  await tx.insert(securityLog).values({
    event,
    actorId: by.actorId,
    sessionId: by.sessionId,
    workspaceId: where.workspaceId,
    caseId: where.caseId,
    address: by.client.address,
    detail,
  });
}
