import { cookies, headers } from 'next/headers';
import { command } from '@/lib/door/command';
import { failureReply } from '@/lib/door/failure';
import { isLocale, LOCALE_COOKIE } from '@/lib/i18n/locale';
import type { Caller } from '@/lib/kernel/actor';
import type { Reply } from '@/lib/kernel/reply';
import { endSession } from '@/lib/session/sessions';
import { forgottenSession, signIn as signInBy } from '@/lib/session/sign-in';
import { inPerson } from '../model';
import { nothing, signInInput } from '../schema';

const YEAR = 365 * 24 * 3600;

/**
 * Signs in and gives the browser its cookie; for server actions. Failures are INVALID with the
 * reason `wrong_credentials`, and RATE. Sets the language of the account where the browser has
 * chosen none.
 */
export async function signIn(
  _caller: Caller,
  raw: { email: string; password: string },
): Promise<Reply<null>> {
  try {
    const { email, password } = signInInput.parse(raw);
    const { cookie, locale } = await signInBy(email, password, new Headers(await headers()));
    const jar = await cookies();
    jar.set(cookie);
    if (isLocale(locale) && !isLocale(jar.get(LOCALE_COOKIE)?.value)) {
      jar.set({ name: LOCALE_COOKIE, value: locale, path: '/', sameSite: 'lax', maxAge: YEAR });
    }
    return { ok: true, data: null, index: null };
  } catch (error) {
    return failureReply(error, { command: 'session.begin' });
  }
}

const endOwn = command({
  name: 'session.sign_out',
  action: 'account.amend',
  input: nothing,
  async run({ tx, grant }) {
    const { id, session } = inPerson(grant.actor);
    await endSession(tx, id, session);
    return { answer: null, unrecorded: 'sessions lie outside every case' };
  },
});

/** Ends the session and makes the browser forget it; for server actions. */
export async function signOut(caller: Caller): Promise<Reply<null>> {
  const reply = caller.actor ? await endOwn(caller, {}) : undefined;
  (await cookies()).set(forgottenSession());
  return reply ?? { ok: true, data: null, index: null };
}
