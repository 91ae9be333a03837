import { encode } from 'next-auth/jwt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { caseFile } from '@/db/schema/cases';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import type { Caller } from '@/lib/kernel/actor';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { takeRequest } from './rate';
import { type Bearer, call, openedCase, refused, routeFiles, studio } from './testing-api';

let api: TestInstance;
let workspaceId: string;
let owner: Bearer;
let caseId: string;
let cookie: string;

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner } = await studio());
  caseId = await openedCase(owner, workspaceId);
  const sealed = await encode({
    token: { sid: owner.sessionId },
    secret: env().CHIROGRAPH_SECRET,
  });
  cookie = `chirograph-session=${sealed}`;
});

afterAll(() => api.close());

const titles = async () => (await database().select().from(caseFile)).map((row) => row.title);

describe('whoever has not said who they are', () => {
  it('is asked for a token on every operation but the public ones', async () => {
    for (const { path, file } of routeFiles()) {
      const route = await import(file);
      const params = Object.fromEntries(
        [...path.matchAll(/\{(\w+)\}/g)].map((m) => [m[1] ?? '', 'x']),
      );
      const open = path === '/openapi.json' || path === '/vkeys';
      for (const method of (await route.OPTIONS()).headers.get('allow').split(', ')) {
        if (method === 'OPTIONS') continue;
        const request = new Request(`http://localhost:3000/api/v1${path}`, {
          method,
          headers: { authorization: 'Bearer chg_wrong' },
        });
        const response: Response = await route[method](request, {
          params: Promise.resolve(params),
        });
        expect([method, path, response.status]).toEqual([method, path, open ? 200 : 401]);
        if (!open) expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
      }
    }
  });

  it('gains nothing by a cookie beside a wrong token', async () => {
    const headers = { cookie, authorization: 'Bearer chg_wrong' };
    await refused(await call('GET', `/cases/${caseId}`, { headers }), 401);
  });
});

describe('a browser', () => {
  const amend = (headers: Record<string, string>) =>
    call('PATCH', `/cases/${caseId}`, {
      json: { title: 'Changed' },
      headers: { cookie, ...headers },
    });

  it.each([
    ['no Origin', {}],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['the Origin null', { origin: 'null' }],
    ['another site', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
  ])('changes nothing from %s', async (_, headers) => {
    const problem = await refused(await amend(headers), 403);
    expect(problem).toMatchObject({ title: 'FORBIDDEN', reason: 'foreign_origin' });
    expect(await titles()).not.toContain('Changed');
  });

  it('changes nothing by a form of another site', async () => {
    const response = await call('POST', '/cases', {
      body: '{"title":"Changed"}',
      headers: { cookie, 'content-type': 'text/plain', origin: 'https://evil.example' },
    });
    await refused(response, 403);
  });

  it('changes what its person may change from our own pages', async () => {
    const response = await amend({
      origin: 'http://localhost:3000',
      'sec-fetch-site': 'same-origin',
    });
    expect(response.status).toBe(204);
    expect(await titles()).toContain('Changed');
  });
});

describe('methods', () => {
  it('that an address does not have are refused with those it has', async () => {
    const response = await call('PUT', `/cases/${caseId}`, { as: owner });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, PATCH, OPTIONS');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });

  it('HEAD answers as GET without a body', async () => {
    const [head, get] = [
      await call('HEAD', `/cases/${caseId}`, { as: owner }),
      await call('GET', `/cases/${caseId}`, { as: owner }),
    ];
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    expect(get.headers.get('cache-control')).toBe('no-store');
    expect(get.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('input', () => {
  const open = (options: Parameters<typeof call>[2]) =>
    call('POST', '/cases', { as: owner, ...options });
  const asJson = { 'content-type': 'application/json' };

  it.each([
    ['is no JSON', { body: '{', headers: asJson }, { reason: 'not_json' }],
    ['says it is something else', { body: '{}' }, { reason: 'not_json' }],
    [
      'is no UTF-8',
      { body: Uint8Array.of(0x22, 0xff, 0x22), headers: asJson },
      { reason: 'not_json' },
    ],
    ['is a list', { json: [] }, { reason: 'not_an_object' }],
    ['is null', { json: null }, { reason: 'not_an_object' }],
    ['names an unknown member', { json: { titel: 'x' } }, { fields: { _: 'unknown_field' } }],
    [
      'names __proto__',
      { body: '{"__proto__":{"title":"x"}}', headers: asJson },
      { fields: { _: 'unknown_field' } },
    ],
    [
      'holds NUL',
      { json: { workspaceId: 'x', title: 'a\u0000b', kind: 'image' } },
      { fields: { title: 'unreadable_text' } },
    ],
    [
      'holds half a character',
      { body: '{"title":"\\ud800","kind":"image"}', headers: asJson },
      { fields: { title: 'unreadable_text' } },
    ],
  ])('that %s is refused', async (_, options, expected) => {
    expect(await refused(await open(options), 422)).toMatchObject({
      title: 'INVALID',
      ...expected,
    });
  });

  it('that is too large is refused before it is read', async () => {
    const body = JSON.stringify({ title: 'x'.repeat(1024 * 1024) });
    expect(await refused(await open({ body, headers: asJson }), 413)).toMatchObject({
      reason: 'body_limit',
    });
  });

  it('of another length than declared is refused', async () => {
    for (const length of ['1', '100']) {
      const headers = { ...asJson, 'content-length': length };
      expect(await refused(await open({ body: '{"a":1}', headers }), 422)).toMatchObject({
        reason: 'body_cut',
      });
    }
  });

  it.each([
    [`?workspaceId=x&limit=abc`, { limit: 'wrong_type' }],
    [`?workspaceId=x&limit=0`, { limit: 'too_small' }],
    [`?workspaceId=x&limit=1&limit=2`, { limit: 'given_twice' }],
    [`?workspaceId=x&unknown=1`, { unknown: 'unknown_field' }],
    [`?workspaceId=x&%3Cscript%3E=1`, { _script_: 'unknown_field' }],
    ['', { workspaceId: 'required' }],
  ])('in the query %s is named where it is wrong', async (query, fields) => {
    const problem = await refused(await call('GET', `/cases${query}`, { as: owner }), 422);
    expect(problem.fields).toMatchObject(fields);
  });
});

describe('too many requests of one token', () => {
  const caller: Caller = {
    actor: {
      kind: 'person',
      id: 'acct_1',
      name: 'x',
      session: 'tok_1',
      authenticator: 'token',
      scopes: ['read'],
    },
    client: { address: '', userAgent: '' },
  };

  it('are refused with the time to wait, and taken again after it', () => {
    const take = (now: number) => {
      try {
        takeRequest(caller, now);
        return 'taken';
      } catch (error) {
        return error instanceof AppError && error.code === 'RATE' ? error.retryAfter : error;
      }
    };
    const at = Date.now();
    const answers = Array.from({ length: 1100 }, () => take(at));
    expect(answers.slice(0, 1000).every((a) => a === 'taken')).toBe(true);
    expect(new Set(answers.slice(1000))).toEqual(new Set([1]));
    expect(take(at + 1000)).toBe('taken');
  });

  it('leave browsers alone', () => {
    const browser: Caller = {
      ...caller,
      actor: caller.actor && { ...caller.actor, ...({ authenticator: 'password' } as object) },
    };
    for (let i = 0; i < 2000; i++) takeRequest(browser, 0);
  });
});
