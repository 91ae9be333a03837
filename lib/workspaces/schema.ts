import { z } from 'zod';
import { ACCESS } from '@/lib/access/policy';
import { freeText, id } from '@/lib/entries/define';
import { MEMBER_LEVELS } from './model';

const name = freeText(120)
  .transform((s) => s.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1));
const workspaceId = id('workspace');
const secret = z.string().min(1).max(200);

/** An e-mail address (ASCII, as z.email has it), kept in one spelling. */
export const email = z
  .string()
  .max(254)
  .transform((s) => s.trim().toLowerCase())
  .refine((s) => z.email().safeParse(s).success, { error: 'not_email' });

export const openWorkspaceInput = z.strictObject({ name });
export const renameWorkspaceInput = z.strictObject({ workspaceId, name });
export const workspaceInput = z.strictObject({ workspaceId });

export const changeLevelInput = z.strictObject({
  workspaceId,
  membershipId: id('membership'),
  access: z.enum(MEMBER_LEVELS),
});
export const endMembershipInput = z.strictObject({ workspaceId, membershipId: id('membership') });

export const inviteInput = z
  .strictObject({
    workspaceId,
    email,
    access: z.enum(ACCESS),
    /** The one case of a guest; null for every other level. */
    caseId: id('case').nullable().default(null),
  })
  .refine((i) => (i.access === 'guest') === (i.caseId !== null), {
    path: ['caseId'],
    error: 'guest_case',
  });
export const revokeInvitationInput = z.strictObject({
  workspaceId,
  invitationId: id('invitation'),
});
export const invitationInput = z.strictObject({ token: secret });

export const outboxInput = z.strictObject({
  workspaceId,
  /** Letters older than this one; newest first. */
  before: id('mail').optional(),
});

export const nothing = z.strictObject({});
