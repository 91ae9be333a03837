import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { type Caller, NO_CLIENT } from '@/lib/kernel/actor';
import { newId } from '@/lib/kernel/ids';
import { callerOfRequest } from '@/lib/session/caller';
import { cookieOf } from '@/lib/session/cookie';
import { hashPassword } from '@/lib/session/password';
import { signIn } from '@/lib/session/sign-in';
import { createToken, endToken } from './commands/access-tokens';
import { amendAccount, endOtherSessions, endOwnSession } from './commands/amend-account';
import { changePassword } from './commands/change-password';
import { setUp } from './commands/set-up';
import { loadAccount, loadMe } from './loaders';

const STRANGER: Caller = { actor: null, client: NO_CLIENT };
const PASSWORD = 'correct horse battery';
const OWNER = {
  name: '梅 Mei',
  email: 'Mei@Example.test',
  password: PASSWORD,
  workspace: '工作室 Studio',
  locale: 'zh' as const,
};

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  useDatabase(openPool(test.url));
  await setUp(STRANGER, OWNER);
  await database()
    .insert(account)
    .values({
      id: newId('account'),
      email: 'li@example.test',
      displayName: 'Li',
      passwordHash: await hashPassword('seven green bottles'),
    });
});

afterAll(async () => {
  await closeDatabase();
  await test.close();
});

/** Signs in as a browser would and answers who its next request is from. */
async function enter(email = OWNER.email, password = PASSWORD) {
  const { cookie } = await signIn(email, password, new Headers());
  const request = () =>
    callerOfRequest(
      new Request('http://localhost/', {
        headers: { cookie: `${cookieOf('session').name}=${cookie.value}` },
      }),
    );
  return { caller: await request(), again: request };
}

const enterAsLi = () => enter('li@example.test', 'seven green bottles');

describe("one's own account", () => {
  it('shows its sessions, ends one, and ends all others', async () => {
    const [here, there, third] = [await enter(), await enter(), await enter()];
    const page = await loadAccount(here.caller, {});
    expect(page.sessions.filter((s) => s.current)).toHaveLength(1);
    const gone = there.caller.actor?.session ?? '';
    expect((await endOwnSession(here.caller, { sessionId: gone })).ok).toBe(true);
    expect(await endOwnSession(here.caller, { sessionId: gone })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await there.again()).actor).toBeNull();
    expect((await third.again()).actor).not.toBeNull();
    await endOtherSessions(here.caller, {});
    expect((await third.again()).actor).toBeNull();
    expect((await here.again()).actor).not.toBeNull();
  });

  it("cannot end somebody else's session", async () => {
    const other = await enterAsLi();
    const { caller } = await enter();
    const sessionId = other.caller.actor?.session ?? '';
    expect(await endOwnSession(caller, { sessionId })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await other.again()).actor).not.toBeNull();
  });

  it('takes a new name and language', async () => {
    const { caller, again } = await enter();
    await amendAccount(caller, { name: '  梅   林 ', locale: 'en' });
    expect(await loadMe(await again(), {})).toMatchObject({ name: '梅 林', locale: 'en' });
    expect((await again()).actor?.kind === 'person' && (await again()).actor).toMatchObject({
      name: '梅 林',
    });
    expect(await amendAccount(caller, { name: '   ' })).toMatchObject({ code: 'INVALID' });
    await amendAccount(caller, { locale: 'zh' });
  });

  it('makes a token that is shown once, used by scope, and revoked', async () => {
    const { caller } = await enter();
    const made = await createToken(caller, { name: 'script', scopes: 'read', days: 30 });
    if (!made.ok) throw new Error(made.code);
    const request = () =>
      callerOfRequest(
        new Request('http://localhost/', {
          headers: { authorization: `Bearer ${made.data.token}` },
        }),
      );
    const script = await request();
    expect(await loadMe(script, {})).toMatchObject({ email: 'mei@example.test' });
    // A reading token changes nothing; a token of any scope does not touch what guards the account.
    expect(await amendAccount(script, { locale: 'en' })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'token_scope',
    });
    expect(JSON.stringify(await loadAccount(caller, {}))).not.toContain(made.data.token);
    const other = await enterAsLi();
    expect(await endToken(other.caller, { tokenId: made.data.tokenId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await endToken(caller, { tokenId: made.data.tokenId })).toMatchObject({ ok: true });
    expect((await request()).actor).toBeNull();
  });

  it('is guarded in person: a writing token makes no tokens and changes no password', async () => {
    const { caller } = await enter();
    const made = await createToken(caller, { name: 'w', scopes: 'read write', days: 7 });
    if (!made.ok) throw new Error(made.code);
    const script = await callerOfRequest(
      new Request('http://localhost/', { headers: { authorization: `Bearer ${made.data.token}` } }),
    );
    const refused = { code: 'FORBIDDEN', reason: 'in_person' };
    expect(await createToken(script, { name: 'x', scopes: 'read', days: 7 })).toMatchObject(
      refused,
    );
    const words = { currentPassword: PASSWORD, newPassword: 'eleven blue lanterns' };
    expect(await changePassword(script, words)).toMatchObject(refused);
    expect(await endOtherSessions(script, {})).toMatchObject(refused);
  });

  it('is not shown to strangers', async () => {
    await expect(loadAccount(STRANGER, {})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await amendAccount(STRANGER, { name: 'X' })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
