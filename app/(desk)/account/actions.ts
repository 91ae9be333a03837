'use server';

import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { text } from '@/app/form-data';
import { type FormState, typedIn } from '@/components/accounts/form-state';
import { createToken, endToken } from '@/lib/accounts/commands/access-tokens';
import {
  amendAccount,
  endOtherSessions,
  endOwnSession,
} from '@/lib/accounts/commands/amend-account';
import { changePassword } from '@/lib/accounts/commands/change-password';
import { perform } from '@/lib/door/perform';
import { isLocale, LOCALE_COOKIE } from '@/lib/i18n/locale';
import { revokeDevice } from '@/lib/prompts/commands/revoke-device';
import { leaveWorkspace } from '@/lib/workspaces/commands/members';
import { openWorkspace } from '@/lib/workspaces/commands/open-workspace';

const YEAR = 365 * 24 * 3600;

/** Changes the name and the language, and turns this browser to that language. */
export async function amendAccountAction(_: FormState, data: FormData): Promise<FormState> {
  const typed = typedIn(data, ['name', 'locale']);
  const locale = isLocale(typed.locale) ? typed.locale : undefined;
  const reply = await perform(amendAccount, {
    name: typed.name ?? '',
    ...(locale === undefined ? {} : { locale }),
  });
  if (reply.ok && locale !== undefined) {
    const jar = await cookies();
    jar.set({ name: LOCALE_COOKIE, value: locale, path: '/', sameSite: 'lax', maxAge: YEAR });
  }
  // The name and the language stand on every page.
  if (reply.ok) revalidatePath('/', 'layout');
  return { reply, typed };
}

type Ended = FormState<{ ended: number }>;

/** Changes the password; needs the present one. */
export async function changePasswordAction(_: Ended, data: FormData): Promise<Ended> {
  const reply = await perform(changePassword, {
    currentPassword: text(data, 'currentPassword'),
    newPassword: text(data, 'newPassword'),
  });
  if (reply.ok) revalidatePath('/account');
  return { reply, typed: {} };
}

/** Ends one session. */
export async function endSessionAction(_: FormState, data: FormData): Promise<FormState> {
  const reply = await perform(endOwnSession, { sessionId: text(data, 'sessionId') });
  if (reply.ok) revalidatePath('/account');
  return { reply, typed: {} };
}

/** Ends every session but this one. */
export async function endOtherSessionsAction(_: Ended, _data: FormData): Promise<Ended> {
  const reply = await perform(endOtherSessions, {});
  if (reply.ok) revalidatePath('/account');
  return { reply, typed: {} };
}

/** Revokes a device key. */
export async function revokeDeviceAction(_: FormState, data: FormData): Promise<FormState> {
  const reply = await perform(revokeDevice, { deviceId: text(data, 'deviceId') });
  if (reply.ok) revalidatePath('/account');
  return { reply, typed: {} };
}

type Made = FormState<{ tokenId: string; token: string; name: string; expiresAt: string }>;

/** Makes a token; the reply carries it, once. */
export async function createTokenAction(_: Made, data: FormData): Promise<Made> {
  const typed = typedIn(data, ['name', 'scopes', 'days']);
  const reply = await perform(createToken, {
    name: typed.name ?? '',
    scopes: typed.scopes === 'read write' ? 'read write' : 'read',
    days: typed.days ?? '',
  });
  if (!reply.ok) return { reply, typed };
  revalidatePath('/account');
  return { reply, typed: {} };
}

/** Revokes a token. */
export async function endTokenAction(_: FormState, data: FormData): Promise<FormState> {
  const reply = await perform(endToken, { tokenId: text(data, 'tokenId') });
  if (reply.ok) revalidatePath('/account');
  return { reply, typed: {} };
}

/** Opens a workspace and goes there. */
export async function openWorkspaceAction(_: FormState, data: FormData): Promise<FormState> {
  const name = text(data, 'name');
  const reply = await perform(openWorkspace, { name });
  if (!reply.ok) return { reply, typed: { name } };
  redirect(`/${reply.data.workspaceId}`);
}

/** Ends one's own place in a workspace. */
export async function leaveWorkspaceAction(_: FormState, data: FormData): Promise<FormState> {
  const reply = await perform(leaveWorkspace, { workspaceId: text(data, 'workspaceId') });
  if (!reply.ok) return { reply, typed: {} };
  redirect('/account/workspaces');
}
