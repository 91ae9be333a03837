import type { Access } from '@/lib/access/policy';

/** Days an invitation waits to be taken up. */
export const INVITATION_DAYS = 7;

/** Letters of invitation a workspace may send in an hour. */
export const INVITATIONS_PER_HOUR = 60;

/** Levels a member can be given; a guest's place is bound to one case and is only ever offered. */
export const MEMBER_LEVELS = ['owner', 'admin', 'member', 'counsel'] as const;
export type MemberLevel = (typeof MEMBER_LEVELS)[number];

/** Whether somebody of a level may offer another level: nobody raises above oneself. */
export function mayOffer(by: string, level: Access): boolean {
  if (by === 'owner') return true;
  return by === 'admin' && level !== 'owner';
}

/** Whether somebody of a level may end the membership of another: only owners touch owners. */
export function mayEnd(by: string, level: string): boolean {
  return by === 'owner' || (by === 'admin' && level !== 'owner');
}

/** Why an invitation cannot be taken up, as a reason key; null while it can. */
export function invitationEnd(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expired: boolean },
  inviterMayStill: boolean,
): string | null {
  if (invitation.acceptedAt) return 'invitation_used';
  if (invitation.revokedAt) return 'invitation_revoked';
  if (invitation.expired) return 'invitation_expired';
  return inviterMayStill ? null : 'invitation_void';
}
