import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { accessToken, account, passwordReset } from '@/db/schema/accounts';
import type { Tx } from '@/db/tx';
import { failureReply } from '@/lib/door/failure';
import { publicCommand } from '@/lib/door/public-command';
import { isLocale } from '@/lib/i18n/locale';
import { type Caller, NO_CLIENT } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';
import { addressOf, passwordChangedLetter, resetLetter } from '@/lib/mail/letters';
import { deliverPending, send } from '@/lib/mail/send';
import { endSessions } from '@/lib/session/sessions';
import { clearPasswordTries, takeFrom } from '@/lib/session/throttle';
import { hashSecret, newSecret } from '@/lib/session/token';
import { RESET_HOURS, wordsOf } from '../model';
import { accountByEmail, noteChange, resetBy } from '../queries';
import { requestResetInput, resetInput, resetTokenInput } from '../schema';
import { choosingPassword, countStranger, dataOf, hourly } from './choose';

/** Answers take at least this long, so that their time does not tell whether an account exists. */
const FLOOR_MS = 400;

/** Links to choose a password that one e-mail gets in an hour. */
const LINKS_PER_HOUR = 3;

/** Makes a link with which an account's password can be chosen, once, for an hour. */
export async function newResetLink(tx: Tx, accountId: string): Promise<string> {
  const { secret, hash } = newSecret();
  await tx.insert(passwordReset).values({
    tokenHash: hash,
    accountId,
    expiresAt: sql`now() + ${RESET_HOURS} * interval '1 hour'`,
  });
  return addressOf(`/reset/${secret}`);
}

const record = publicCommand({
  name: 'account.request_reset',
  input: requestResetInput,
  async run({ tx, input, client }) {
    const found = await accountByEmail(tx, input.email);
    if (!found || found.disabledAt !== null) return null;
    const link = await newResetLink(tx, found.id);
    const locale = isLocale(found.locale) ? found.locale : 'en';
    await send(tx, { workspaceId: null, to: found.email, ...resetLetter(locale, link) });
    const who = { accountId: found.id, sessionId: null, client };
    await noteChange(tx, 'password_reset_asked', who);
    return null;
  },
});

/**
 * Asks for a link to choose a new password. The answer is the same for every e-mail, in its words
 * and nearly in its time; above a few letters an hour for one e-mail no more are written.
 */
export async function requestReset(caller: Caller, raw: { email: string }): Promise<Reply<null>> {
  return quietly('account.request_reset', caller, async () => {
    const { email } = requestResetInput.parse(raw);
    if (await withinLetters('reset', email)) dataOf(await record(caller, { email }));
  });
}

/** Whether one more letter may go to an e-mail within the hour. */
export async function withinLetters(kind: string, email: string): Promise<boolean> {
  try {
    await takeFrom(hourly(kind, email, LINKS_PER_HOUR));
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE') return false;
    throw error;
  }
}

/** An act of a stranger that answers alike whatever it found. */
export async function quietly(
  name: string,
  caller: Caller,
  work: () => Promise<void>,
): Promise<Reply<null>> {
  try {
    await countStranger(caller, name, 20);
    await Promise.all([work(), pause(FLOOR_MS)]);
    // Not waited for: a mail server's time would tell that there is something to send.
    void deliverPending();
    return { ok: true, data: null, index: null };
  } catch (error) {
    return failureReply(error, { command: name });
  }
}

/** Whose password a link chooses. Throws NOT_FOUND where the link does not work, or no longer. */
export const lookAtReset = publicCommand({
  name: 'account.look_at_reset',
  input: resetTokenInput,
  async run({ tx, input }) {
    const found = await resetBy(tx, hashSecret(input.token));
    if (!found) throw new AppError('NOT_FOUND', { reason: 'reset_link' });
    return { email: found.email };
  },
});

const choose = publicCommand({
  name: 'account.reset_password',
  input: resetTokenInput.extend({ passwordHash: z.string().max(500) }),
  async run({ tx, input, client }) {
    const tokenHash = hashSecret(input.token);
    const found = await resetBy(tx, tokenHash);
    const [used] = await tx
      .update(passwordReset)
      .set({ usedAt: sql`now()` })
      .where(and(eq(passwordReset.tokenHash, tokenHash), isNull(passwordReset.usedAt)))
      .returning({ accountId: passwordReset.accountId });
    if (!found || !used) throw new AppError('NOT_FOUND', { reason: 'reset_link' });
    const { accountId } = used;
    const [changed] = await tx
      .update(account)
      .set({ passwordHash: input.passwordHash, passwordChangedAt: sql`now()` })
      .where(eq(account.id, accountId))
      .returning({ locale: account.locale });
    await tx
      .update(passwordReset)
      .set({ usedAt: sql`now()` })
      .where(and(eq(passwordReset.accountId, accountId), isNull(passwordReset.usedAt)));
    // Whoever resets has lost the password, perhaps to somebody: everything that hung on it ends.
    await endSessions(tx, accountId);
    await tx
      .update(accessToken)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(accessToken.accountId, accountId), isNull(accessToken.revokedAt)));
    await noteChange(tx, 'password_reset', { accountId, sessionId: null, client });
    const locale = isLocale(changed?.locale) ? changed.locale : 'en';
    const letter = passwordChangedLetter(locale, addressOf('/forgot'));
    await send(tx, { workspaceId: null, to: found.email, ...letter });
    return { accountId, email: found.email };
  },
});

/**
 * Chooses a new password with a link: single use, an hour long. Ends every session and revokes
 * every token of the account.
 */
export const resetPassword = choosingPassword({
  name: 'account.reset_password',
  input: resetInput,
  password: (input) => ({ field: 'newPassword', value: input.newPassword }),
  about: async (input) => {
    const stranger = { actor: null, client: NO_CLIENT };
    return wordsOf(dataOf(await lookAtReset(stranger, { token: input.token })).email);
  },
  async run({ token }, passwordHash, caller) {
    const reply = await choose(caller, { token, passwordHash });
    if (!reply.ok) return reply;
    await clearPasswordTries(reply.data.accountId);
    void deliverPending();
    return { ...reply, data: { email: reply.data.email } };
  },
});
