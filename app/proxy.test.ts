import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { env } from '@/lib/kernel/env';
import { config, proxy } from '@/proxy';

const pass = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(new URL(path, 'http://localhost:3000'), { headers }));

/** What the page is handed; the framework writes it into headers of its answer. */
const handed = (response: Response, name: string) =>
  response.headers.get(`x-middleware-request-${name}`);

const nonceIn = (policy: string | null) => /'nonce-([A-Za-z0-9+/=]+)'/.exec(policy ?? '')?.[1];

describe('every page', () => {
  it('carries a policy whose nonce nobody can guess, the same for browser and framework', () => {
    const [one, two] = [pass('/sign-in'), pass('/sign-in')];
    const policy = one.headers.get('content-security-policy');
    expect(handed(one, 'content-security-policy')).toBe(policy);
    expect(nonceIn(policy)).toHaveLength(24);
    expect(nonceIn(policy)).not.toBe(nonceIn(two.headers.get('content-security-policy')));
    expect(policy).toContain("'strict-dynamic'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self'");
  });

  it('may fetch and show objects of the store, and frame nothing else', () => {
    env().S3_PUBLIC_ENDPOINT = 'https://files.example.test';
    const policy = pass('/').headers.get('content-security-policy') ?? '';
    const store = `https://files.example.test https://${env().S3_BUCKET}.files.example.test`;
    expect(policy).toContain(`connect-src 'self' ${store};`);
    expect(policy).toContain(`frame-src ${store};`);
    env().S3_PUBLIC_ENDPOINT = 'http://127.0.0.1:9000/base';
    expect(pass('/').headers.get('content-security-policy')).toContain(
      'frame-src http://127.0.0.1:9000;',
    );
  });

  it('tells other origins no address, and is never guessed to be of another type', () => {
    const { headers } = pass('/invitation/abc');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('is kept apart from windows of other origins, but for the one that pictures are handed to', () => {
    const opener = (path: string) => pass(path).headers.get('cross-origin-opener-policy');
    const room = `/ws_${'0'.repeat(26)}/cases/case_${'0'.repeat(26)}/import`;
    expect(opener(`${room}/from-page`)).toBe('unsafe-none');
    expect(pass(`${room}/from-page`).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    );
    const others = [
      '/',
      '/sign-in',
      room,
      `${room}/proposals`,
      `${room}/from-page/x`,
      `/x${room}/from-page`,
    ];
    for (const path of others) expect(opener(path), path).toBe('same-origin');
  });

  it('is kept to https where the instance is reached by it', () => {
    const url = env().CHIROGRAPH_URL;
    env().CHIROGRAPH_URL = 'https://chirograph.example.test';
    const { headers } = pass('/');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    env().CHIROGRAPH_URL = url;
  });

  it('knows its own path for the way back, whatever the caller wrote there', () => {
    const response = pass('/ws_x/members?tab=1', {
      'x-chirograph-path': '//evil.test',
      'x-nonce': 'known',
    });
    expect(handed(response, 'x-chirograph-path')).toBe('/ws_x/members?tab=1');
    expect(handed(response, 'x-nonce')).not.toBe('known');
  });
});

describe('the workspace visited last', () => {
  const workspaceId = `ws_${'0'.repeat(26)}`;

  it('is remembered, once, and not for what was only fetched ahead', () => {
    const cookie = pass(`/${workspaceId}/members`).cookies.get('chirograph-workspace');
    expect(cookie).toMatchObject({ value: workspaceId, httpOnly: true, sameSite: 'lax' });
    const again = pass(`/${workspaceId}`, { cookie: `chirograph-workspace=${workspaceId}` });
    expect(again.cookies.get('chirograph-workspace')).toBeUndefined();
    const ahead = pass(`/${workspaceId}`, { 'next-router-prefetch': '1' });
    expect(ahead.cookies.get('chirograph-workspace')).toBeUndefined();
    expect(pass('/ws_short').cookies.get('chirograph-workspace')).toBeUndefined();
  });
});

describe('what passes by', () => {
  it('are uploads and the API, files of the build, and the verifier', () => {
    const pattern = new RegExp(`^${config.matcher[0]}$`);
    for (const path of [
      '/api/v1/cases',
      '/api/auth/csrf',
      '/_next/static/x.js',
      '/verifier.html',
    ]) {
      expect(pattern.test(path)).toBe(false);
    }
    for (const path of ['/', '/sign-in', '/apiary', '/ws_x/cases/case_y', '/verifier.html/x']) {
      expect(pattern.test(path)).toBe(true);
    }
  });
});
