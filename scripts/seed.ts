import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { closeDatabase, database } from '../db/client';
import { account } from '../db/schema/accounts';
import { setting } from '../db/schema/operations';
import { membership, workspace } from '../db/schema/workspaces';
import { type Caller, NO_CLIENT } from '../lib/kernel/actor';
import { newId } from '../lib/kernel/ids';
import { checkpointCase } from '../lib/ledger/checkpointer';
import { hashPassword, NO_PASSWORD } from '../lib/session/password';
import { endSessionById, openSession } from '../lib/session/sessions';
import { closeClients } from '../lib/storage/client';
import { openSampleCase } from './sample/case';

const EMAIL = 'zhou@sample.invalid';
const CLIENT = { ...NO_CLIENT, userAgent: 'sample' };

/** A person of the sample with a session that ends when the sample stands. */
async function samplePerson(email: string, displayName: string, passwordHash: string) {
  const accountId = newId('account');
  await database().insert(account).values({ id: accountId, email, displayName, passwordHash });
  const sessionId = await openSession(accountId, CLIENT);
  const caller: Caller = {
    actor: {
      kind: 'person',
      id: accountId,
      name: displayName,
      session: sessionId,
      authenticator: 'password',
      scopes: 'all',
    },
    client: CLIENT,
  };
  return { accountId, sessionId, caller };
}

/**
 * Puts a clearly labelled sample case in on the first run: where no account exists. Prints how to
 * sign in; the password is random and printed this once.
 */
async function seed(): Promise<void> {
  const [sample] = await database().select().from(setting).where(eq(setting.key, 'sample'));
  if (sample) {
    console.log(`sample case: sign in as ${EMAIL}; its password was printed at the first start`);
    return;
  }
  if ((await database().$count(account)) > 0) return;
  const password = randomBytes(9).toString('base64url');
  const zhou = await samplePerson(EMAIL, '周婧怡（样例）', await hashPassword(password));
  const li = await samplePerson('li@sample.invalid', '李䶮（样例）', NO_PASSWORD);
  const workspaceId = newId('workspace');
  await database()
    .insert(workspace)
    .values({ id: workspaceId, name: '样例工作区 · Sample workspace' });
  for (const [who, access] of [
    [zhou, 'owner'],
    [li, 'member'],
  ] as const) {
    await database()
      .insert(membership)
      .values({ id: newId('membership'), workspaceId, accountId: who.accountId, access });
  }
  // Written before the case, so that a crash in between leaves an instance that can be set up.
  const value = { email: EMAIL, accountIds: [zhou.accountId, li.accountId] };
  await database().insert(setting).values({ key: 'sample', value });
  const caseId = await openSampleCase({ workspaceId, zhou, li });
  await checkpointCase(caseId);
  for (const { sessionId } of [zhou, li]) await endSessionById(sessionId);
  console.log(`sample case: sign in as ${EMAIL} with password ${password}`);
  console.log('your own instance: open /setup to make the owner');
}

try {
  await seed();
} finally {
  closeClients();
  await closeDatabase();
}
