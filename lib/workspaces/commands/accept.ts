import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { invitation, membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { publicCommand } from '@/lib/door/public-command';
import type { Client } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { NO_PASSWORD } from '@/lib/session/password';
import { hashSecret } from '@/lib/session/token';
import type { InvitationOffer } from '../dto';
import { invitationEnd, mayOffer } from '../model';
import { type FoundInvitation, invitationBy, levelOf, lockMembers, noteAccess } from '../queries';
import { invitationInput } from '../schema';

/**
 * The invitation of a token while it can be taken up, its row locked. Throws NOT_FOUND for a token
 * nobody was given, and CONFLICT with the reason where it has ended; whoever holds a real token may
 * know why.
 */
export async function usableInvitation(tx: Tx, token: string): Promise<FoundInvitation> {
  const found = await invitationBy(tx, hashSecret(token));
  if (!found) throw new AppError('NOT_FOUND', { reason: 'invitation_unknown' });
  const { inviterAccess, inviterDisabledAt } = found;
  const still =
    inviterDisabledAt === null &&
    inviterAccess !== null &&
    mayOffer(inviterAccess, levelOf(found.access));
  const end = invitationEnd(found, still);
  if (end) throw new AppError('CONFLICT', { reason: end });
  return found;
}

/** Gives an account the place that a usable invitation offers, and uses the invitation up. */
export async function takeUp(
  tx: Tx,
  found: FoundInvitation,
  accountId: string,
  client: Client,
  sessionId: string | null = null,
): Promise<{ workspaceId: string; caseId: string | null }> {
  const { workspaceId, caseId, access } = found;
  await lockMembers(tx, workspaceId);
  const current = await tx
    .select({ caseId: membership.caseId })
    .from(membership)
    .where(
      and(
        eq(membership.workspaceId, workspaceId),
        eq(membership.accountId, accountId),
        isNull(membership.endedAt),
      ),
    );
  if (current.some((m) => m.caseId === null || m.caseId === caseId)) {
    throw new AppError('CONFLICT', { reason: 'already_member' });
  }
  if (caseId === null) {
    // A place in the workspace contains those of a guest in its cases.
    await tx
      .update(membership)
      .set({ endedAt: sql`now()` })
      .where(
        and(
          eq(membership.workspaceId, workspaceId),
          eq(membership.accountId, accountId),
          isNotNull(membership.caseId),
          isNull(membership.endedAt),
        ),
      );
  }
  await tx
    .insert(membership)
    .values({ id: newId('membership'), workspaceId, accountId, access, caseId });
  await tx
    .update(invitation)
    .set({ acceptedAt: sql`now()`, acceptedBy: accountId })
    .where(eq(invitation.id, found.id));
  const by = { actorId: accountId, sessionId, client };
  const detail = { account: accountId, access, invitation: found.id, by: found.invitedBy };
  await noteAccess(tx, 'access_granted', by, { workspaceId, caseId }, detail);
  return { workspaceId, caseId };
}

/** What an invitation offers. Throws as `usableInvitation`. */
export const lookAtInvitation = publicCommand({
  name: 'invitation.look',
  input: invitationInput,
  async run({ tx, input }): Promise<InvitationOffer> {
    const found = await usableInvitation(tx, input.token);
    const [holder] = await tx
      .select({ passwordHash: account.passwordHash })
      .from(account)
      .where(eq(sql`lower(${account.email})`, found.email));
    return {
      workspaceId: found.workspaceId,
      workspace: found.workspace,
      access: levelOf(found.access),
      caseTitle: found.caseTitle,
      email: found.email,
      inviter: found.inviter,
      expiresAt: found.expiresAt.toISOString(),
      hasAccount: holder !== undefined && holder.passwordHash !== NO_PASSWORD,
    };
  },
});

/** Takes an invitation up with the account one is signed in with, which must have its e-mail. */
export const acceptInvitation = command({
  name: 'invitation.accept',
  action: 'account.amend',
  input: invitationInput,
  async run({ tx, grant, input, client }) {
    const found = await usableInvitation(tx, input.token);
    const [own] = await tx
      .select({ email: account.email })
      .from(account)
      .where(eq(account.id, grant.actor.id));
    if (own?.email.toLowerCase() !== found.email) {
      throw new AppError('FORBIDDEN', { reason: 'invitation_other_email' });
    }
    const place = await takeUp(tx, found, grant.actor.id, client, grant.actor.session);
    return { answer: place, unrecorded: 'membership lies outside the ledgers of cases' };
  },
});
