'use server';

import { redirect } from 'next/navigation';
import { text } from '@/app/form-data';
import { getLocale } from '@/app/locale';
import { type FormState, typedIn } from '@/components/accounts/form-state';
import { join } from '@/lib/accounts/commands/join';
import { register } from '@/lib/accounts/commands/register';
import { requestReset, resetPassword } from '@/lib/accounts/commands/reset-password';
import { setUp } from '@/lib/accounts/commands/set-up';
import { signIn, signOut } from '@/lib/accounts/commands/sign-in';
import { ownPath } from '@/lib/accounts/model';
import { perform } from '@/lib/door/perform';
import { acceptInvitation } from '@/lib/workspaces/commands/accept';

type State = FormState;

/** Signs in and leads to the page that was asked for. */
export async function signInAction(_: State, data: FormData): Promise<State> {
  const email = text(data, 'email');
  const reply = await perform(signIn, { email, password: text(data, 'password') });
  if (reply.ok) redirect(ownPath(text(data, 'next')));
  return { reply, typed: { email } };
}

/** Ends the session of this browser. */
export async function signOutAction(): Promise<void> {
  await perform(signOut, {});
  redirect('/sign-in?said=signed-out');
}

/** Ends the session and comes back to a page that needs another one. */
export async function signOutToAction(data: FormData): Promise<void> {
  await perform(signOut, {});
  redirect(ownPath(text(data, 'next')));
}

/** Makes the first account and signs it in. */
export async function setUpAction(_: State, data: FormData): Promise<State> {
  const typed = typedIn(data, ['name', 'email', 'workspace', 'code']);
  const password = text(data, 'password');
  const reply = await perform(setUp, {
    name: typed.name ?? '',
    email: typed.email ?? '',
    workspace: typed.workspace ?? '',
    code: typed.code ?? '',
    password,
    locale: await getLocale(),
  });
  if (!reply.ok) return { reply, typed };
  return enter(reply.data.email, password, `/${reply.data.workspaceId}`);
}

/** Asks for an account. */
export async function registerAction(_: State, data: FormData): Promise<State> {
  const typed = typedIn(data, ['name', 'email']);
  const { name = '', email = '' } = typed;
  return { reply: await perform(register, { name, email, locale: await getLocale() }), typed };
}

/** Asks for a link to choose a new password. */
export async function forgotAction(_: State, data: FormData): Promise<State> {
  const email = text(data, 'email');
  return { reply: await perform(requestReset, { email }), typed: { email } };
}

/** Chooses a new password with a link, and signs in with it. */
export async function resetAction(_: State, data: FormData): Promise<State> {
  const newPassword = text(data, 'newPassword');
  const reply = await perform(resetPassword, { token: text(data, 'token'), newPassword });
  if (!reply.ok) return { reply, typed: {} };
  return enter(reply.data.email, newPassword, '/');
}

/** Takes up an invitation by making its account, and signs it in. */
export async function joinAction(_: State, data: FormData): Promise<State> {
  const password = text(data, 'password');
  const name = text(data, 'name');
  const token = text(data, 'token');
  const reply = await perform(join, { token, name, password, locale: await getLocale() });
  if (!reply.ok) return { reply, typed: { name } };
  return enter(reply.data.email, password, placeOf(reply.data));
}

/** Takes up an invitation with the account one is signed in with. */
export async function acceptAction(_: State, data: FormData): Promise<State> {
  const reply = await perform(acceptInvitation, { token: text(data, 'token') });
  if (!reply.ok) return { reply, typed: {} };
  redirect(placeOf(reply.data));
}

const placeOf = (place: { workspaceId: string; caseId: string | null }) =>
  place.caseId === null ? `/${place.workspaceId}` : `/${place.workspaceId}/cases/${place.caseId}`;

/** Signs in with what was just chosen; where that is refused, the sign-in page says why. */
async function enter(email: string, password: string, next: string): Promise<never> {
  const reply = await perform(signIn, { email, password });
  redirect(reply.ok ? next : '/sign-in?said=password-chosen');
}
