import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { type Caller, NO_CLIENT } from '@/lib/kernel/actor';
import { env } from '@/lib/kernel/env';
import { unseal } from '@/lib/mail/seal';
import { callerOfRequest } from '@/lib/session/caller';
import { cookieOf } from '@/lib/session/cookie';
import { signIn } from '@/lib/session/sign-in';
import { register } from './commands/register';
import { resetPassword } from './commands/reset-password';
import { lookAtInstance, setUp } from './commands/set-up';
import { loadMe } from './loaders';

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

describe('first set-up', () => {
  it('refuses a password that would be guessed first, and says which field', async () => {
    for (const [password, problem] of [
      ['short', 'password_too_short'],
      ['aaaaaaaaaaaaaaaa', 'password_too_easy'],
      ['password123456', 'password_too_easy'],
      ['mei@example.test', 'password_too_easy'],
      ['工作室 studio 1234', 'password_too_easy'],
    ] as const) {
      expect(await setUp(STRANGER, { ...OWNER, password })).toMatchObject({
        code: 'INVALID',
        fields: { password: problem },
      });
    }
    expect(await lookAtInstance(STRANGER, {})).toMatchObject({ data: { setUpOpen: true } });
  });

  it('stays open beside a seeded sample, which is named to whoever signs in', async () => {
    await test.sql`insert into account (id, email, display_name, password_hash)
      values ('acct_sample', 'zhou@sample.invalid', '样例', '!')`;
    const closed = await lookAtInstance(STRANGER, {});
    expect(closed).toMatchObject({ data: { setUpOpen: false, sample: null } });
    const value = { email: 'zhou@sample.invalid', accountIds: ['acct_sample'] };
    await test.sql`insert into setting values ('sample', ${test.sql.json(value)})`;
    const open = await lookAtInstance(STRANGER, {});
    expect(open).toMatchObject({ data: { setUpOpen: true, sample: 'zhou@sample.invalid' } });
    await test.sql`delete from setting`;
    await test.sql`delete from account`;
  });

  it('asked for by two at once makes one owner of one workspace', async () => {
    const replies = await Promise.all([
      setUp(STRANGER, OWNER),
      setUp(STRANGER, { ...OWNER, email: 'other@example.test' }),
    ]);
    expect(replies.filter((r) => r.ok)).toHaveLength(1);
    expect(replies.find((r) => !r.ok)).toMatchObject({ code: 'CONFLICT', reason: 'set_up_done' });
    const counts = await test.sql`
      select (select count(*)::int from account) as accounts,
        (select count(*)::int from workspace) as workspaces,
        (select count(*)::int from membership where access = 'owner') as owners,
        (select count(*)::int from security_log where event = 'access_granted') as granted`;
    expect(counts[0]).toEqual({ accounts: 1, workspaces: 1, owners: 1, granted: 1 });
    // The race may have been won by either; the rest of this file goes on with the first.
    await test.sql`update account set email = 'mei@example.test'`;
  });

  it('is closed once somebody has an account', async () => {
    expect(await setUp(STRANGER, { ...OWNER, email: 'late@example.test' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'set_up_done',
    });
    expect(await lookAtInstance(STRANGER, {})).toMatchObject({
      data: { setUpOpen: false, codeNeeded: false, registrationOpen: false, sample: null },
    });
  });

  it('asks for the code that was printed, where there is one', async () => {
    env().CHIROGRAPH_SETUP_CODE = 'tangerine-lamp';
    const refused = { code: 'INVALID', fields: { code: 'wrong_code' } };
    expect(await setUp(STRANGER, OWNER)).toMatchObject(refused);
    expect(await setUp(STRANGER, { ...OWNER, code: 'tangerine-lamb' })).toMatchObject(refused);
    const right = await setUp(STRANGER, { ...OWNER, code: ' tangerine-lamp ' });
    expect(right).toMatchObject({ reason: 'set_up_done' });
    delete env().CHIROGRAPH_SETUP_CODE;
  });

  it('refuses unknown fields and names that cannot be kept', async () => {
    const wrong = { ...OWNER, admin: true } as unknown as typeof OWNER;
    expect(await setUp(STRANGER, wrong)).toMatchObject({ code: 'INVALID' });
    expect(await setUp(STRANGER, { ...OWNER, name: 'a\u0000b' })).toMatchObject({
      fields: { name: 'unreadable_text' },
    });
    expect(await setUp(STRANGER, { ...OWNER, email: 'a@b@c' })).toMatchObject({
      fields: { email: 'not_email' },
    });
  });

  it('reads letters of the instance in the workspace it made', async () => {
    const [row] = await test.sql`
      select (value ->> 'workspaceId') = (select id from workspace) as same
      from setting where key = 'instance'`;
    expect(row?.same).toBe(true);
  });
});

describe('open registration', () => {
  it('is refused unless it was configured', async () => {
    const reply = await register(STRANGER, { name: 'X', email: 'x@example.test', locale: 'en' });
    expect(reply).toMatchObject({ code: 'FORBIDDEN', reason: 'registration_closed' });
    expect(await lettersTo('x@example.test')).toBe(0);
  });

  it('makes an account that opens only through its own mailbox', async () => {
    env().OPEN_REGISTRATION = true;
    const ask = (email: string) => register(STRANGER, { name: 'Li', email, locale: 'en' });
    expect(await ask('li@example.test')).toMatchObject({ ok: true, data: null });
    const { body } = await letterTo('li@example.test');
    const token = secretIn(body, 'reset');
    await expect(signIn('li@example.test', '!', new Headers())).rejects.toMatchObject({
      reason: 'wrong_credentials',
    });
    const chosen = await resetPassword(STRANGER, { token, newPassword: 'seven green bottles' });
    expect(chosen).toMatchObject({ ok: true, data: { email: 'li@example.test' } });
    const { caller } = await enter('LI@example.test', 'seven green bottles');
    expect(await loadMe(caller, {})).toMatchObject({ name: 'Li', locale: 'en' });
  });

  it('answers for a known e-mail as for a new one, and changes nothing there', async () => {
    const reply = await register(STRANGER, { name: 'Z', email: 'MEI@example.test', locale: 'en' });
    expect(reply).toEqual({ ok: true, data: null, index: null });
    const { subject, body } = await letterTo('mei@example.test');
    expect(subject).toBe('您已有 Chirograph 账户');
    expect(secretIn(body, 'reset')).toBe('');
    env().OPEN_REGISTRATION = false;
  });
});
