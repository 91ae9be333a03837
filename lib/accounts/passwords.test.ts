import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { type Caller, NO_CLIENT } from '@/lib/kernel/actor';
import { unseal } from '@/lib/mail/seal';
import { callerOfRequest } from '@/lib/session/caller';
import { cookieOf } from '@/lib/session/cookie';
import { signIn } from '@/lib/session/sign-in';
import { createToken } from './commands/access-tokens';
import { changePassword } from './commands/change-password';
import { lookAtReset, requestReset, resetPassword } from './commands/reset-password';
import { setUp } from './commands/set-up';

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

/** The newest letter to an e-mail. */
async function letterTo(email: string) {
  const [row] = await test.sql`
    select subject, body, workspace_id from mail where recipient = ${email} order by id desc limit 1`;
  return { subject: row?.subject as string, body: unseal(row?.body ?? '') ?? '', raw: row?.body };
}

const secretIn = (body: string, path: string) =>
  new RegExp(`/${path}/([A-Za-z0-9_-]{43})`).exec(body)?.[1] ?? '';

async function lettersTo(email: string): Promise<number> {
  return (await test.sql`select 1 from mail where recipient = ${email}`).length;
}

describe('changing the password', () => {
  it('needs the present one', async () => {
    const { caller } = await enter();
    const reply = await changePassword(caller, {
      currentPassword: 'wrong horse battery',
      newPassword: 'seven green bottles',
    });
    expect(reply).toMatchObject({ code: 'INVALID', fields: { currentPassword: 'wrong_password' } });
    expect((await enter()).caller.actor).not.toBeNull();
  });

  it('ends every other session and says so in a letter', async () => {
    const [here, there] = [await enter(), await enter()];
    const reply = await changePassword(here.caller, {
      currentPassword: PASSWORD,
      newPassword: 'seven green bottles',
    });
    expect(reply).toMatchObject({ ok: true, index: null });
    expect((await there.again()).actor).toBeNull();
    expect((await here.again()).actor).not.toBeNull();
    expect((await letterTo('mei@example.test')).subject).toBe('您的密码已更改');
    await expect(signIn(OWNER.email, PASSWORD, new Headers())).rejects.toMatchObject({
      reason: 'wrong_credentials',
    });
    const back = await changePassword(here.caller, {
      currentPassword: 'seven green bottles',
      newPassword: PASSWORD,
    });
    expect(back.ok).toBe(true);
  });

  it('asked for twice at once is done once', async () => {
    const { caller } = await enter();
    const both = await Promise.all(
      ['seven green bottles', 'eleven blue lanterns'].map((newPassword) =>
        changePassword(caller, { currentPassword: PASSWORD, newPassword }),
      ),
    );
    expect(both.filter((r) => r.ok)).toHaveLength(1);
    expect(both.find((r) => !r.ok)).toMatchObject({ code: 'CONFLICT' });
    const now = both[0]?.ok ? 'seven green bottles' : 'eleven blue lanterns';
    await changePassword(caller, { currentPassword: now, newPassword: PASSWORD });
  });
});

describe('a lost password', () => {
  it('gets the same answer for every e-mail, and a letter only where there is an account', async () => {
    const before = await lettersTo('mei@example.test');
    const [known, unknown] = await Promise.all([
      requestReset(STRANGER, { email: 'Mei@example.test' }),
      requestReset(STRANGER, { email: 'nobody@example.test' }),
    ]);
    expect(known).toEqual(unknown);
    expect(known).toEqual({ ok: true, data: null, index: null });
    expect(await lettersTo('mei@example.test')).toBe(before + 1);
    expect(await lettersTo('nobody@example.test')).toBe(0);
  });

  it('is chosen anew with the link, once; every session and token ends', async () => {
    const { caller, again } = await enter();
    const made = await createToken(caller, { name: 'script', scopes: 'read', days: 30 });
    const token = secretIn((await letterTo('mei@example.test')).body, 'reset');
    expect(await lookAtReset(STRANGER, { token })).toMatchObject({
      data: { email: 'mei@example.test' },
    });
    const weak = await resetPassword(STRANGER, { token, newPassword: 'mei@example.test' });
    expect(weak).toMatchObject({ fields: { newPassword: 'password_too_easy' } });
    const replies = await Promise.all(
      ['eleven blue lanterns', 'nine yellow umbrellas'].map((newPassword) =>
        resetPassword(STRANGER, { token, newPassword }),
      ),
    );
    expect(replies.filter((r) => r.ok)).toHaveLength(1);
    expect(replies.find((r) => !r.ok)).toMatchObject({ code: 'NOT_FOUND', reason: 'reset_link' });
    expect((await again()).actor).toBeNull();
    const bearer = new Request('http://localhost/', {
      headers: { authorization: `Bearer ${made.ok ? made.data.token : ''}` },
    });
    expect((await callerOfRequest(bearer)).actor).toBeNull();
    const now = replies[0]?.ok ? 'eleven blue lanterns' : 'nine yellow umbrellas';
    const { caller: owner } = await enter(OWNER.email, now);
    await changePassword(owner, { currentPassword: now, newPassword: PASSWORD });
  });

  it('is not chosen with a link that is an hour old, or that nobody was given', async () => {
    await requestReset(STRANGER, { email: 'mei@example.test' });
    const token = secretIn((await letterTo('mei@example.test')).body, 'reset');
    await test.sql`update password_reset set expires_at = now()`;
    for (const tried of [token, 'x'.repeat(43)]) {
      const reply = await resetPassword(STRANGER, {
        token: tried,
        newPassword: 'eleven blue lanterns',
      });
      expect(reply).toMatchObject({ code: 'NOT_FOUND', reason: 'reset_link' });
    }
  });

  it('opens an account that too many failures had closed', async () => {
    const [row] = await test.sql`select id from account where email = 'mei@example.test'`;
    await test.sql`insert into throttle (key, count, window_ends_at)
      values (${`password:${row?.id}`}, 100, now())
      on conflict (key) do update set count = 100, window_ends_at = now()`;
    await expect(enter()).rejects.toMatchObject({ code: 'RATE', reason: 'sign_in_locked' });
    await test.sql`delete from throttle where key like 'reset:%'`;
    await requestReset(STRANGER, { email: 'mei@example.test' });
    const token = secretIn((await letterTo('mei@example.test')).body, 'reset');
    expect(await resetPassword(STRANGER, { token, newPassword: PASSWORD })).toMatchObject({
      ok: true,
    });
    expect((await enter()).caller.actor).not.toBeNull();
  });

  it('writes no more than three letters an hour to one e-mail, and says nothing about it', async () => {
    await test.sql`delete from throttle where key like 'reset:%'`;
    const before = await lettersTo('mei@example.test');
    for (let i = 0; i < 5; i++) {
      expect((await requestReset(STRANGER, { email: 'mei@example.test' })).ok).toBe(true);
    }
    expect((await lettersTo('mei@example.test')) - before).toBe(3);
  });

  it('leaves no token readable in the database', async () => {
    const { body, raw } = await letterTo('mei@example.test');
    const token = secretIn(body, 'reset');
    expect(token).toHaveLength(43);
    expect(raw).not.toContain(token);
    const rows = await test.sql`select token_hash from password_reset`;
    expect(rows.map((r) => r.token_hash)).not.toContain(token);
  });
});
