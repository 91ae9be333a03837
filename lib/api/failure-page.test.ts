import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { prefersPage } from './failure-page';
import { type Bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let stranger: Bearer;
let address: string;

beforeAll(async () => {
  api = await testInstance();
  const { workspaceId, owner, stranger: other } = await studio();
  stranger = other;
  const caseId = await openedCase(owner, workspaceId);
  address = `/cases/${caseId}/exhibits/exh_${'0'.repeat(26)}/original?way=view`;
});

afterAll(() => api.close());

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

describe('a request that would rather have a page', () => {
  it.each([
    [BROWSER, true],
    ['text/html', true],
    ['text/html, application/json', true],
    ['application/json, text/html', false],
    ['text/html;q=0.5, application/json', false],
    ['text/html;q=0, */*', false],
    ['*/*', false],
    ['image/png', false],
    ['', false],
    [null, false],
  ])('accepts %j: %s', (accept, expected) => {
    expect(prefersPage(accept)).toBe(expected);
  });
});

describe('a link of ours that is refused', () => {
  const follow = (headers: Record<string, string>, as: Bearer | null = stranger) =>
    call('GET', address, { as, headers: { accept: BROWSER, ...headers } });

  it('is answered by a page in the language of the reader, with the same status', async () => {
    const english = await follow({ 'accept-language': 'en' });
    expect([english.status, english.headers.get('content-type')]).toEqual([
      404,
      'text/html; charset=utf-8',
    ]);
    expect(english.headers.get('cache-control')).toBe('no-store');
    expect(english.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await english.text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('It does not exist, or your account cannot see it.');
    expect(page).toMatch(/Reference [0-9a-f]+/);
    const chosen = { 'accept-language': 'en', cookie: 'other=1; chirograph-locale=zh' };
    expect(await (await follow(chosen)).text()).toContain('<html lang="zh-Hans">');
    expect((await follow({}, null)).status).toBe(401);
  });

  it('tells programs, and changes, what it always told them', async () => {
    await refused(await call('GET', address, { as: stranger }), 404);
    await refused(await call('GET', address, { as: stranger, headers: { accept: '*/*' } }), 404);
    const headers = { accept: BROWSER };
    await refused(await call('POST', '/cases', { as: stranger, headers, json: {} }), 422);
  });
});
