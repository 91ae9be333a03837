'use server';

import { revalidatePath } from 'next/cache';
import { text } from '@/app/form-data';
import { type FormState, typedIn } from '@/components/accounts/form-state';
import { admitToFirm, endFirmPlace, openFirm } from '@/lib/desk/commands/firms';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { invite, revokeInvitation } from '@/lib/workspaces/commands/invite';
import { changeLevel, endMembership } from '@/lib/workspaces/commands/members';
import type { changeLevelInput, inviteInput } from '@/lib/workspaces/schema';

/** Shows the list anew after a change. */
function shown<T>(reply: Reply<T>, workspaceId: string): Reply<T> {
  if (reply.ok) revalidatePath(`/${workspaceId}/members`);
  return reply;
}

/** A reply whose answer no form shows. */
function nothingSaid(reply: Reply<unknown>): Reply<null> {
  return reply.ok ? { ...reply, data: null } : reply;
}

/** Gives a member another level. */
export async function changeLevelAction(_: FormState, data: FormData): Promise<FormState> {
  const workspaceId = text(data, 'workspaceId');
  const reply = await perform(changeLevel, {
    workspaceId,
    membershipId: text(data, 'membershipId'),
    // What is no level is refused by the command's own shape.
    access: text(data, 'access') as (typeof changeLevelInput)['_zod']['input']['access'],
  });
  return { reply: shown(reply, workspaceId), typed: typedIn(data, ['name']) };
}

/** Ends somebody's membership. */
export async function endMembershipAction(_: FormState, data: FormData): Promise<FormState> {
  const workspaceId = text(data, 'workspaceId');
  const membershipId = text(data, 'membershipId');
  const reply = await perform(endMembership, { workspaceId, membershipId });
  return { reply: shown(reply, workspaceId), typed: typedIn(data, ['name']) };
}

type Invited = FormState<{ invitationId: string; link: string }>;

/** Writes an invitation; the reply carries its link, once. */
export async function inviteAction(_: Invited, data: FormData): Promise<Invited> {
  const typed = typedIn(data, ['email', 'access', 'caseId']);
  const workspaceId = text(data, 'workspaceId');
  const reply = await perform(invite, {
    workspaceId,
    email: typed.email ?? '',
    // What is no level is refused by the command's own shape.
    access: typed.access as (typeof inviteInput)['_zod']['input']['access'],
    caseId: typed.caseId || null,
  });
  return { reply: shown(reply, workspaceId), typed };
}

/** Takes an invitation back. */
export async function revokeInvitationAction(_: FormState, data: FormData): Promise<FormState> {
  const workspaceId = text(data, 'workspaceId');
  const invitationId = text(data, 'invitationId');
  const reply = await perform(revokeInvitation, { workspaceId, invitationId });
  return { reply: shown(reply, workspaceId), typed: typedIn(data, ['email']) };
}

/** Counsel makes a firm. */
export async function openFirmAction(_: FormState, data: FormData): Promise<FormState> {
  const workspaceId = text(data, 'workspaceId');
  const reply = await perform(openFirm, { workspaceId, name: text(data, 'name') });
  return { reply: shown(nothingSaid(reply), workspaceId), typed: typedIn(data, ['name']) };
}

/** Somebody of a firm admits other counsel. */
export async function admitToFirmAction(_: FormState, data: FormData): Promise<FormState> {
  const workspaceId = text(data, 'workspaceId');
  const [firmId, accountId] = [text(data, 'firmId'), text(data, 'accountId')];
  const reply = await perform(admitToFirm, { workspaceId, firmId, accountId });
  return { reply: shown(reply, workspaceId), typed: {} };
}

/** Ends somebody's place in a firm, or one's own. */
export async function endFirmPlaceAction(_: FormState, data: FormData): Promise<FormState> {
  const workspaceId = text(data, 'workspaceId');
  const [firmId, accountId] = [text(data, 'firmId'), text(data, 'accountId')];
  const reply = await perform(endFirmPlace, { workspaceId, firmId, accountId });
  return { reply: shown(reply, workspaceId), typed: {} };
}
