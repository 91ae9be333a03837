import { and, eq, sql } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { command } from '@/lib/door/command';
import { isLocale } from '@/lib/i18n/locale';
import { AppError } from '@/lib/kernel/errors';
import { addressOf, passwordChangedLetter } from '@/lib/mail/letters';
import { deliverPending, send } from '@/lib/mail/send';
import { confirmPassword } from '@/lib/session/credentials';
import { hashPassword } from '@/lib/session/password';
import { endSessions } from '@/lib/session/sessions';
import { inPerson, passwordProblem, wordsOf } from '../model';
import { noteChange } from '../queries';
import { changePasswordInput } from '../schema';

/**
 * Changes one's own password: needs the present one, ends every other session, and says so in a
 * letter. Answers the number of sessions ended.
 */
export const changePassword = command({
  name: 'account.change_password',
  action: 'account.amend',
  input: changePasswordInput,
  async prepare({ grant, input, read }) {
    const { id } = inPerson(grant.actor);
    const [own] = await read((tx) =>
      tx.select({ email: account.email }).from(account).where(eq(account.id, id)),
    );
    const problem = passwordProblem(input.newPassword, [
      ...wordsOf(own?.email ?? ''),
      grant.actor.name,
    ]);
    if (problem) throw new AppError('INVALID', { fields: { newPassword: problem } });
    const verified = await confirmPassword(id, input.currentPassword, 'currentPassword');
    return { verified, passwordHash: await hashPassword(input.newPassword) };
  },
  async run({ tx, grant, prepared, client, afterCommit }) {
    const { id, session } = inPerson(grant.actor);
    const [changed] = await tx
      .update(account)
      .set({ passwordHash: prepared.passwordHash, passwordChangedAt: sql`now()` })
      // Another change that came first makes the password that was checked an old one.
      .where(and(eq(account.id, id), eq(account.passwordHash, prepared.verified)))
      .returning({ email: account.email, locale: account.locale });
    if (!changed) throw new AppError('CONFLICT');
    const ended = await endSessions(tx, id, session);
    await noteChange(tx, 'password_changed', { accountId: id, sessionId: session, client });
    const locale = isLocale(changed.locale) ? changed.locale : 'en';
    await send(tx, {
      workspaceId: null,
      to: changed.email,
      ...passwordChangedLetter(locale, addressOf('/forgot')),
    });
    afterCommit(() => void deliverPending());
    return { answer: { ended }, unrecorded: 'passwords lie outside every case' };
  },
});
