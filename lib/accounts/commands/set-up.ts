import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { account } from '@/db/schema/accounts';
import { setting } from '@/db/schema/operations';
import type { Tx } from '@/db/tx';
import { publicCommand } from '@/lib/door/public-command';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { deliversMail } from '@/lib/mail/send';
import { foundWorkspace } from '@/lib/workspaces/commands/open-workspace';
import type { InstanceState } from '../dto';
import { wordsOf } from '../model';
import { accountByEmail, isSetUpOpen, lockSetUp, noteChange, sampleOf } from '../queries';
import { nothing, setUpInput } from '../schema';
import { choosingPassword } from './choose';

/** What the pages outside need to know of this instance. */
export const lookAtInstance = publicCommand({
  name: 'instance.look',
  input: nothing,
  async run({ tx }): Promise<InstanceState> {
    const sample = await sampleOf(tx);
    return {
      setUpOpen: await isSetUpOpen(tx),
      codeNeeded: env().CHIROGRAPH_SETUP_CODE !== undefined,
      registrationOpen: env().OPEN_REGISTRATION,
      deliversMail: deliversMail(),
      sample: sample?.email ?? null,
    };
  },
});

function requireCode(given: string): void {
  const wanted = env().CHIROGRAPH_SETUP_CODE;
  if (wanted === undefined) return;
  const digest = (text: string) => createHash('sha256').update(text.trim()).digest();
  if (!timingSafeEqual(digest(given), digest(wanted))) {
    throw new AppError('INVALID', { fields: { code: 'wrong_code' } });
  }
}

/** Refuses unless nobody has set the instance up, and holds the door until the transaction ends. */
async function requireOpen(tx: Tx): Promise<void> {
  await lockSetUp(tx);
  if (!(await isSetUpOpen(tx))) throw new AppError('CONFLICT', { reason: 'set_up_done' });
}

const record = publicCommand({
  name: 'instance.set_up',
  input: setUpInput.omit({ password: true }).extend({ passwordHash: z.string().max(500) }),
  async run({ tx, input, client }) {
    requireCode(input.code);
    await requireOpen(tx);
    if (await accountByEmail(tx, input.email)) {
      throw new AppError('INVALID', { fields: { email: 'email_taken' } });
    }
    const accountId = newId('account');
    await tx.insert(account).values({
      id: accountId,
      email: input.email,
      displayName: input.name,
      passwordHash: input.passwordHash,
      locale: input.locale,
    });
    const workspaceId = await foundWorkspace(tx, input.workspace, accountId, client);
    await tx
      .insert(setting)
      .values({ key: 'instance', value: { workspaceId } })
      .onConflictDoUpdate({ target: setting.key, set: { value: { workspaceId } } });
    await noteChange(tx, 'instance_set_up', { accountId, sessionId: null, client });
    return { workspaceId, email: input.email };
  },
});

/**
 * Makes the first account, its workspace, and the workspace where letters of the instance are
 * read. Possible while no account exists but the sample's; of two at once one wins. Asks for the
 * code of CHIROGRAPH_SETUP_CODE where one is set.
 */
export const setUp = choosingPassword({
  name: 'instance.set_up',
  input: setUpInput,
  password: (input) => ({ field: 'password', value: input.password }),
  about: async (input) => {
    requireCode(input.code);
    return [...wordsOf(input.email), input.name, input.workspace];
  },
  run: ({ password: _, ...input }, passwordHash, caller) =>
    record(caller, { ...input, passwordHash }),
});
