import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { account } from '@/db/schema/accounts';
import { publicCommand } from '@/lib/door/public-command';
import { NO_CLIENT } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { NO_PASSWORD } from '@/lib/session/password';
import { lookAtInvitation, takeUp, usableInvitation } from '@/lib/workspaces/commands/accept';
import { wordsOf } from '../model';
import { accountByEmail, lockSetUp, noteChange } from '../queries';
import { joinInput } from '../schema';
import { choosingPassword, dataOf } from './choose';

const record = publicCommand({
  name: 'invitation.join',
  input: joinInput.omit({ password: true }).extend({ passwordHash: z.string().max(500) }),
  async run({ tx, input, client }) {
    await lockSetUp(tx);
    const invitation = await usableInvitation(tx, input.token);
    const found = await accountByEmail(tx, invitation.email);
    // Somebody with an account proves it by signing in; a link alone never opens one.
    if (found && (found.passwordHash !== NO_PASSWORD || found.disabledAt !== null)) {
      throw new AppError('CONFLICT', { reason: 'account_exists' });
    }
    const accountId = found?.id ?? newId('account');
    const values = {
      displayName: input.name,
      passwordHash: input.passwordHash,
      locale: input.locale,
    };
    if (found) await tx.update(account).set(values).where(eq(account.id, accountId));
    else await tx.insert(account).values({ id: accountId, email: invitation.email, ...values });
    await noteChange(tx, 'account_joined', { accountId, sessionId: null, client });
    const place = await takeUp(tx, invitation, accountId, client);
    return { ...place, email: invitation.email };
  },
});

/** Takes up an invitation by making the account it is bound to, with the e-mail it was sent to. */
export const join = choosingPassword({
  name: 'invitation.join',
  input: joinInput,
  password: (input) => ({ field: 'password', value: input.password }),
  async about(input) {
    const stranger = { actor: null, client: NO_CLIENT };
    const offer = dataOf(await lookAtInvitation(stranger, { token: input.token }));
    return [...wordsOf(offer.email), input.name, offer.workspace];
  },
  run: ({ password: _, ...input }, passwordHash, caller) =>
    record(caller, { ...input, passwordHash }),
});
