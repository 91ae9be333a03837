import { account } from '@/db/schema/accounts';
import { publicCommand } from '@/lib/door/public-command';
import { isLocale } from '@/lib/i18n/locale';
import type { Caller } from '@/lib/kernel/actor';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { Reply } from '@/lib/kernel/reply';
import { addressOf, alreadyRegisteredLetter, registrationLetter } from '@/lib/mail/letters';
import { send } from '@/lib/mail/send';
import { NO_PASSWORD } from '@/lib/session/password';
import { accountByEmail, lockSetUp, noteChange } from '../queries';
import { registerInput } from '../schema';
import { dataOf } from './choose';
import { newResetLink, quietly, withinLetters } from './reset-password';

const record = publicCommand({
  name: 'account.register',
  input: registerInput,
  async run({ tx, input, client }) {
    if (!env().OPEN_REGISTRATION) {
      throw new AppError('FORBIDDEN', { reason: 'registration_closed' });
    }
    await lockSetUp(tx);
    const found = await accountByEmail(tx, input.email);
    if (found?.disabledAt) return null;
    if (found && found.passwordHash !== NO_PASSWORD) {
      const locale = isLocale(found.locale) ? found.locale : input.locale;
      const letter = alreadyRegisteredLetter(locale, addressOf('/sign-in'));
      await send(tx, { workspaceId: null, to: found.email, ...letter });
      return null;
    }
    const accountId = found?.id ?? newId('account');
    if (!found) {
      await tx.insert(account).values({
        id: accountId,
        email: input.email,
        displayName: input.name,
        passwordHash: NO_PASSWORD,
        locale: input.locale,
      });
      await noteChange(tx, 'account_asked_for', { accountId, sessionId: null, client });
    }
    const letter = registrationLetter(input.locale, await newResetLink(tx, accountId));
    await send(tx, { workspaceId: null, to: input.email, ...letter });
    return null;
  },
});

/**
 * Asks for an account, where OPEN_REGISTRATION allows it. The password is chosen through a link
 * sent to the e-mail, which proves that it is one's own; the answer never tells whether an account
 * existed. Refused with FORBIDDEN otherwise.
 */
export async function register(
  caller: Caller,
  raw: { name: string; email: string; locale: 'zh' | 'en' },
): Promise<Reply<null>> {
  return quietly('account.register', caller, async () => {
    if (!env().OPEN_REGISTRATION) {
      throw new AppError('FORBIDDEN', { reason: 'registration_closed' });
    }
    const input = registerInput.parse(raw);
    if (await withinLetters('register', input.email)) dataOf(await record(caller, input));
  });
}
