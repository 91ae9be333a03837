import { and, eq, isNull, sql } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { caseFile } from '@/db/schema/cases';
import { invitation } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { command } from '@/lib/door/command';
import { isLocale, type Locale } from '@/lib/i18n/locale';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { addressOf, invitationLetter } from '@/lib/mail/letters';
import { deliverPending, send } from '@/lib/mail/send';
import { takeFrom } from '@/lib/session/throttle';
import { newSecret } from '@/lib/session/token';
import { INVITATION_DAYS, INVITATIONS_PER_HOUR, mayOffer } from '../model';
import { lockMembers, membersOf, noteAccess, workspaceName } from '../queries';
import { inviteInput, revokeInvitationInput } from '../schema';

const OUTSIDE = 'invitations lie outside the ledgers of cases; the security log keeps them';

/** Title of the case a guest is invited to. Throws NOT_FOUND unless it is the workspace's. */
async function caseTitle(tx: Tx, grant: Grant, caseId: string | null): Promise<string | null> {
  if (caseId === null) return null;
  const [found] = await tx
    .select({ title: caseFile.title })
    .from(caseFile)
    .where(and(eq(caseFile.id, caseId), eq(caseFile.workspaceId, grant.workspaceId)));
  if (!found) throw new AppError('NOT_FOUND');
  return found.title;
}

/** The language of somebody's letters: that of the account, else that of whoever writes. */
async function languageOf(tx: Tx, email: string, grant: Grant): Promise<Locale> {
  const rows = await tx
    .select({ id: account.id, locale: account.locale })
    .from(account)
    .where(sql`lower(${account.email}) = ${email} or ${account.id} = ${grant.actor.id}`);
  const best = rows.find((row) => row.id !== grant.actor.id) ?? rows[0];
  return isLocale(best?.locale) ? best.locale : 'en';
}

/**
 * Offers access to an e-mail: writes the letter with the link, which works once, for the account
 * with that e-mail, for a week, and no longer than the inviter may offer it. Earlier offers of the
 * same place end. Answers the link, for inviters whose instance sends no mail.
 */
export const invite = command({
  name: 'member.invite',
  action: 'member.invite',
  input: inviteInput,
  async prepare({ grant, input }) {
    if (!mayOffer(grant.access, input.access)) {
      throw new AppError('FORBIDDEN', { reason: 'owner_only' });
    }
    await takeFrom({
      kind: 'invite',
      subject: grant.workspaceId,
      limit: INVITATIONS_PER_HOUR,
      windowMs: 3_600_000,
    });
  },
  async run({ tx, grant, input, client, afterCommit }) {
    if (!mayOffer(grant.access, input.access)) {
      throw new AppError('FORBIDDEN', { reason: 'owner_only' });
    }
    await lockMembers(tx, grant.workspaceId);
    const title = await caseTitle(tx, grant, input.caseId);
    const members = await membersOf(tx, grant.workspaceId);
    const there = members.filter((m) => m.email.toLowerCase() === input.email);
    if (there.some((m) => m.caseId === null || m.caseId === input.caseId)) {
      throw new AppError('CONFLICT', {
        reason: 'already_member',
        fields: { email: 'already_member' },
      });
    }
    await tx
      .update(invitation)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(invitation.workspaceId, grant.workspaceId),
          eq(invitation.email, input.email),
          sql`${invitation.caseId} is not distinct from ${input.caseId}`,
          isNull(invitation.acceptedAt),
          isNull(invitation.revokedAt),
        ),
      );
    const { secret, hash } = newSecret();
    const invitationId = newId('invitation');
    const [made] = await tx
      .insert(invitation)
      .values({
        id: invitationId,
        workspaceId: grant.workspaceId,
        caseId: input.caseId,
        email: input.email,
        access: input.access,
        tokenHash: hash,
        invitedBy: grant.actor.id,
        expiresAt: sql`now() + ${INVITATION_DAYS} * interval '1 day'`,
      })
      .returning({ expiresAt: invitation.expiresAt });
    if (!made) throw new Error('the database answered with no invitation');
    const link = addressOf(`/invitation/${secret}`);
    const letter = invitationLetter(await languageOf(tx, input.email, grant), {
      inviter: grant.actor.name,
      workspace: await workspaceName(tx, grant.workspaceId),
      access: input.access,
      caseTitle: title,
      link,
      expiresAt: made.expiresAt,
    });
    await send(tx, { workspaceId: grant.workspaceId, to: input.email, ...letter });
    const by = { actorId: grant.actor.id, sessionId: grant.actor.session, client };
    const where = { workspaceId: grant.workspaceId, caseId: input.caseId };
    const detail = { invitation: invitationId, access: input.access };
    await noteAccess(tx, 'access_offered', by, where, detail);
    afterCommit(() => void deliverPending());
    return { answer: { invitationId, link }, unrecorded: OUTSIDE };
  },
});

/** Takes an invitation back. */
export const revokeInvitation = command({
  name: 'member.revoke_invitation',
  action: 'member.invite',
  input: revokeInvitationInput,
  async run({ tx, grant, input, client }) {
    const [found] = await tx
      .select({ id: invitation.id, access: invitation.access, caseId: invitation.caseId })
      .from(invitation)
      .where(
        and(
          eq(invitation.id, input.invitationId),
          eq(invitation.workspaceId, grant.workspaceId),
          isNull(invitation.acceptedAt),
          isNull(invitation.revokedAt),
        ),
      )
      .for('update');
    if (!found) throw new AppError('NOT_FOUND');
    if (grant.access !== 'owner' && found.access === 'owner') {
      throw new AppError('FORBIDDEN', { reason: 'owner_only' });
    }
    await tx.update(invitation).set({ revokedAt: sql`now()` }).where(eq(invitation.id, found.id));
    const by = { actorId: grant.actor.id, sessionId: grant.actor.session, client };
    const where = { workspaceId: grant.workspaceId, caseId: found.caseId };
    const detail = { invitation: found.id, access: found.access };
    await noteAccess(tx, 'access_ended', by, where, detail);
    return { answer: null, unrecorded: OUTSIDE };
  },
});
