import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { accessToken, account } from '@/db/schema/accounts';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { inTransaction } from '@/db/tx';
import { NO_CLIENT } from '@/lib/kernel/actor';
import { env } from '@/lib/kernel/env';
import { newId } from '@/lib/kernel/ids';
import { callerOfRequest } from './caller';
import { cookieOf } from './cookie';
import { hashPassword } from './password';
import { endSession, endSessions, livingSessions, openSession } from './sessions';
import { signIn } from './sign-in';
import { takePasswordTry } from './throttle';
import { hashSecret, newAccessToken } from './token';

const PASSWORD = 'correct horse battery';
let test: TestDatabase;
let passwordHash: string;
let accountId: string;
let email: string;

beforeAll(async () => {
  test = await testDatabase();
  useDatabase(openPool(test.url));
  passwordHash = await hashPassword(PASSWORD);
});

afterAll(async () => {
  await closeDatabase();
  await test.close();
});

beforeEach(async () => {
  accountId = newId('account');
  email = `${accountId}@example.test`;
  await database()
    .insert(account)
    .values({ id: accountId, email, displayName: '梅 Mei', passwordHash, locale: 'zh' });
});

const request = (headers: Record<string, string>) =>
  new Request('http://localhost/api/v1/cases', { headers });
const cookieWith = (value: string) => ({ cookie: `other=1; ${cookieOf('session').name}=${value}` });
const actorWith = async (headers: Record<string, string>) =>
  (await callerOfRequest(request(headers))).actor;

const seal = (token: Record<string, unknown>, secret = env().CHIROGRAPH_SECRET) =>
  encode({ token, secret });

const enter = async () => {
  const { cookie } = await signIn(email, PASSWORD, new Headers({ 'user-agent': 'Firefox' }));
  return cookie.value;
};

describe('signing in', () => {
  it('gives a cookie that names the session and nothing else, and opens it', async () => {
    const { cookie, locale } = await signIn(email, PASSWORD, new Headers());
    expect(locale).toBe('zh');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
    expect(cookie.name).toBe('chirograph-session');
    const actor = await actorWith(cookieWith(cookie.value));
    expect(actor).toMatchObject({
      kind: 'person',
      id: accountId,
      name: '梅 Mei',
      authenticator: 'password',
      scopes: 'all',
    });
    expect(actor?.session).toMatch(/^sess_/);
  });

  it('works however the e-mail is written', async () => {
    const { cookie } = await signIn(` ${email.toUpperCase()} `, PASSWORD, new Headers());
    expect(await actorWith(cookieWith(cookie.value))).toMatchObject({ id: accountId });
  });

  it('answers a wrong password, an unknown e-mail and a disabled account alike', async () => {
    const refusal = { code: 'INVALID', reason: 'wrong_credentials' };
    await expect(signIn(email, 'wrong horse battery', new Headers())).rejects.toMatchObject(
      refusal,
    );
    await expect(signIn('nobody@example.test', PASSWORD, new Headers())).rejects.toMatchObject(
      refusal,
    );
    await test.sql`update account set disabled_at = now() where id = ${accountId}`;
    await expect(signIn(email, PASSWORD, new Headers())).rejects.toMatchObject(refusal);
  });

  it('makes a new session each time and ends the one the browser held', async () => {
    const first = await enter();
    const { cookie } = await signIn(email, PASSWORD, new Headers(cookieWith(first)));
    const [before, after] = [
      await actorWith(cookieWith(first)),
      await actorWith(cookieWith(cookie.value)),
    ];
    expect(before).toBeNull();
    expect(after?.session).toMatch(/^sess_/);
  });

  it('is refused after ten failures in a row even with the right password', async () => {
    for (let i = 0; i < 9; i++) await takePasswordTry(accountId);
    await signIn(email, 'wrong horse battery', new Headers()).catch(() => undefined);
    await expect(signIn(email, PASSWORD, new Headers())).rejects.toMatchObject({
      code: 'RATE',
      reason: 'sign_in_throttled',
    });
  });

  it('starts the count again after a success', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await takePasswordTry(accountId);
      expect(await enter()).toBeTruthy();
    }
  });

  it('renews a hash that was made with other parameters', async () => {
    // N = 2^10 over the same password and a fixed salt.
    const { scryptSync } = await import('node:crypto');
    const hash = scryptSync(PASSWORD, 'salt', 32, { N: 1024, r: 8, p: 1 });
    const old = `$scrypt$ln=10,r=8,p=1$c2FsdA$${hash.toString('base64').replace(/=+$/, '')}`;
    await test.sql`update account set password_hash = ${old} where id = ${accountId}`;
    await enter();
    const [row] = await test.sql`select password_hash from account where id = ${accountId}`;
    expect(row?.password_hash).toMatch(/^\$scrypt\$ln=17,/);
    expect(await enter()).toBeTruthy();
  });
});

describe('a session', () => {
  it('ends at the next request once it is revoked', async () => {
    const value = await enter();
    const actor = await actorWith(cookieWith(value));
    await inTransaction((tx) => endSession(tx, accountId, actor?.session ?? ''));
    expect(await actorWith(cookieWith(value))).toBeNull();
  });

  it('of one account cannot be ended by another', async () => {
    const value = await enter();
    const actor = await actorWith(cookieWith(value));
    const ended = await inTransaction((tx) =>
      endSession(tx, newId('account'), actor?.session ?? ''),
    );
    expect(ended).toBe(false);
    expect(await actorWith(cookieWith(value))).not.toBeNull();
  });

  it('ends when it is idle, when its week is over, and when its account is disabled', async () => {
    const changes = [
      `update session set last_seen_at = now() - interval '12 hours 1 minute'`,
      `update session set expires_at = now()`,
      `update account set disabled_at = now()`,
    ];
    for (const change of changes) {
      const value = await enter();
      expect(await actorWith(cookieWith(value))).not.toBeNull();
      await test.sql.unsafe(change);
      expect(await actorWith(cookieWith(value))).toBeNull();
    }
  });

  it('notes when it was last seen, at most once a minute', async () => {
    const value = await enter();
    const seen = async () => {
      await actorWith(cookieWith(value));
      const [row] = await test.sql<{ ms: number }[]>`
        select extract(epoch from last_seen_at)::float8 * 1000 as ms
        from session where account_id = ${accountId}`;
      return row?.ms ?? 0;
    };
    const first = await seen();
    expect(await seen()).toBe(first);
    await test.sql`update session set last_seen_at = now() - interval '2 hours'`;
    expect(await seen()).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is listed with the others that live, and all but one can be ended', async () => {
    const ids = [
      await openSession(accountId, NO_CLIENT),
      await openSession(accountId, { address: '203.0.113.7', userAgent: 'Firefox' }),
      await openSession(accountId, NO_CLIENT),
    ];
    const list = () => inTransaction((tx) => livingSessions(tx, accountId));
    expect((await list()).map((s) => s.id).sort()).toEqual([...ids].sort());
    expect(await inTransaction((tx) => endSessions(tx, accountId, ids[1]))).toBe(2);
    expect(await list()).toMatchObject([
      { id: ids[1], address: '203.0.113.7', userAgent: 'Firefox' },
    ]);
  });
});

describe('a cookie', () => {
  it('opens nothing when another key sealed it, or when it names no session', async () => {
    const sid = await openSession(accountId, NO_CLIENT);
    expect(await actorWith(cookieWith(await seal({ sid })))).not.toBeNull();
    const forged = [
      await seal({ sid }, 'another key, another key, another key'),
      await seal({ sub: accountId }),
      await seal({ sid: accountId }),
      await seal({ sid: newId('session') }),
      `${await seal({ sid })}x`,
      '',
      'a.b.c',
    ];
    for (const value of forged) expect(await actorWith(cookieWith(value))).toBeNull();
  });

  it('without a signature, or signed with a public algorithm, opens nothing', async () => {
    const sid = await openSession(accountId, NO_CLIENT);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const alg of ['none', 'HS256']) {
      const token = `${part({ alg })}.${part({ sid })}.`;
      expect(await actorWith(cookieWith(token))).toBeNull();
    }
  });

  it('sent twice is no cookie', async () => {
    const value = await enter();
    const { name } = cookieOf('session');
    expect(await actorWith({ cookie: `${name}=x; ${name}=${value}` })).toBeNull();
  });
});

describe('a personal access token', () => {
  const make = async (scopes: string, days = 1) => {
    const { token, hash } = newAccessToken();
    await database()
      .insert(accessToken)
      .values({
        id: newId('token'),
        accountId,
        name: 'script',
        tokenHash: hash,
        scopes,
        expiresAt: new Date(Date.now() + days * 86_400_000),
      });
    return token;
  };
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  it('speaks for its account, with its scopes, and is kept as a hash', async () => {
    const token = await make('read');
    expect(token).toMatch(/^chg_[A-Za-z0-9_-]{43}$/);
    const actor = await actorWith(bearer(token));
    expect(actor).toMatchObject({ id: accountId, authenticator: 'token', scopes: ['read'] });
    expect(actor?.session).toMatch(/^tok_/);
    expect(await actorWith(bearer(await make('read write')))).toMatchObject({
      scopes: ['read', 'write'],
    });
    const rows = await test.sql`select token_hash, last_used_at from access_token
      where account_id = ${accountId} order by id limit 1`;
    expect(rows[0]?.token_hash).toBe(hashSecret(token));
    expect(rows[0]?.last_used_at).toBeInstanceOf(Date);
  });

  it('with a scope this software does not know may do nothing', async () => {
    expect(await actorWith(bearer(await make('admin')))).toMatchObject({ scopes: [] });
  });

  it('ends when revoked, expired, or when its account is disabled', async () => {
    const revoked = await make('read');
    await test.sql`update access_token set revoked_at = now()`;
    expect(await actorWith(bearer(revoked))).toBeNull();
    expect(await actorWith(bearer(await make('read', -1)))).toBeNull();
    const token = await make('read');
    await test.sql`update account set disabled_at = now() where id = ${accountId}`;
    expect(await actorWith(bearer(token))).toBeNull();
  });

  it('that is wrong is not saved by a good cookie beside it', async () => {
    const cookie = cookieWith(await enter());
    for (const authorization of ['Bearer chg_x', 'Basic abc', 'Bearer', '']) {
      expect(await actorWith({ ...cookie, authorization })).toBeNull();
    }
  });
});
