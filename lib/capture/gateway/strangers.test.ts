import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scene } from '@/lib/door/testing-case';
import { closeSource, openSource } from '../commands/manage-source';
import { runsOf, sourceFor, tokenFor } from './testing-gateway';
import { type Started, started } from './testing-started';

let all: Started;

beforeAll(async () => {
  all = await started();
});

afterAll(() => all.close());

/** Sends a request as it is written, and answers the first line of what comes back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(all.gateway.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (part) => {
      answer += part.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
  });
}

describe('nobody else passes', () => {
  test('strangers, unknown sources and closed ones meet the same words', async () => {
    const { caseId, owner, stranger } = await scene();
    const [token, other] = [await tokenFor(owner), await tokenFor(stranger)];
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const before = all.sdapi.asked.length;
    const plain = async (answer: Response) => {
      const { ref: _ref, ...rest } = (await answer.json()) as { ref: string };
      return { status: answer.status, ...rest };
    };
    const body = { prompt: 'x' };
    const path = '/sdapi/v1/txt2img';
    const strange = await plain(await all.send(`/${source}${path}`, { token: other, body }));
    const unknown = await plain(
      await all.send(`/src_00000000000000000000000000${path}`, { token, body }),
    );
    const wrong = await plain(
      await all.send(`/${source}${path}`, { token: `chg_${'A'.repeat(43)}`, body }),
    );
    const odd = await plain(await all.send(`//elsewhere.example${path}`, { token, body }));
    await closeSource(owner.caller, { caseId, sourceId: source });
    const closed = await plain(await all.send(`/${source}${path}`, { token, body }));
    expect(strange.status).toBe(404);
    expect([unknown, wrong, odd, closed]).toEqual([strange, strange, strange, strange]);
    expect((await fetch(all.at(`/${source}${path}`))).status).toBe(401);
    expect(all.sdapi.asked.length).toBe(before);
    expect(await runsOf(caseId)).toEqual([]);
  });

  test('a token that only reads sends nothing', async () => {
    const { caseId, owner } = await scene();
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const token = await tokenFor(owner, 'read');
    const before = all.sdapi.asked.length;
    expect((await all.send(`/${source}/sdapi/v1/options`, { token })).status).toBe(403);
    expect(all.sdapi.asked.length).toBe(before);
  });
});

describe('the host of an upstream cannot be changed', () => {
  test.each([
    ['an absolute target', (s: string) => `http://evil.example/${s}/sdapi/v1/options`],
    ['two slashes', (s: string) => `/${s}//evil.example/sdapi/v1/options`],
    ['a turned slash', (s: string) => `/${s}/\\evil.example/sdapi/v1/options`],
    ['an escaped turned slash', (s: string) => `/${s}/%5c%5cevil.example/x`],
    ['two escaped slashes', (s: string) => `/${s}/%2f%2fevil.example/x`],
    ['dot segments', (s: string) => `/${s}/sdapi/../sdapi/v1/options`],
    ['escaped dot segments', (s: string) => `/${s}/sdapi/%2e%2e/sdapi/v1/options`],
    ['a host before the source', (s: string) => `//evil.example/${s}/x`],
    ['an escape that is none', (s: string) => `/${s}/%zz`],
    ['a zero', (s: string) => `/${s}/%00`],
  ])('by %s: nothing is sent', async (_how, target) => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const before = all.sdapi.asked.length;
    const lines = [
      `GET ${target(source)} HTTP/1.1`,
      'Host: 127.0.0.1',
      `Authorization: Bearer ${token}`,
      'Connection: close',
    ];
    expect(await raw(`${lines.join('\r\n')}\r\n\r\n`)).toMatch(/ 40[04] /);
    expect(all.sdapi.asked.length).toBe(before);
  });

  test('by a name with an at sign, a Host header or X-Forwarded-Host: it goes where it goes', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const lines = [
      `GET /${source}/@evil.example:80/x?u=http://evil.example HTTP/1.1`,
      'Host: evil.example',
      'X-Forwarded-Host: evil.example',
      `Authorization: Bearer ${token}`,
      'Connection: close',
    ];
    expect(await raw(`${lines.join('\r\n')}\r\n\r\n`)).toContain(' 404 ');
    const asked = all.sdapi.asked.at(-1);
    expect(asked?.url).toBe('/@evil.example:80/x?u=http://evil.example');
    expect(asked?.headers.host).toBe(new URL(all.sdapi.origin).host);
    expect(asked?.headers['x-forwarded-host']).toBeUndefined();
  });

  test('by a redirect of the upstream: the tool is not sent there', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'openai', all.openai.origin);
    const answer = await fetch(all.at(`/${source}/v1/redirect`), {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
    });
    expect(answer.status).toBe(502);
    expect(answer.headers.get('location')).toBeNull();
  });

  test.each([
    'http://evil.example',
    'http://127.0.0.1:1',
    'http://127.0.0.1.evil.example',
    'http://user:password@127.0.0.1',
    'file:///etc/passwd',
    'http://127.0.0.1/path',
    '',
  ])('by opening a source for %s, which the owner has not allowed', async (upstream) => {
    const { caseId, owner } = await scene();
    const input = { caseId, tool: 'sdapi' as const, label: 'x', upstream };
    expect(await openSource(owner.caller, input)).toMatchObject({
      code: 'INVALID',
      fields: { upstream: 'upstream_not_allowed' },
    });
  });

  test('a generation written in another way does not pass unrecorded', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const before = all.sdapi.asked.length;
    for (const path of ['/sdapi/v1/txt2img/', '/sdapi/v1/%74xt2img', '/sdapi%2Fv1/txt2img']) {
      const answer = await all.send(`/${source}${path}`, { token, body: { prompt: 'x' } });
      expect(answer.status).toBe(400);
    }
    expect(all.sdapi.asked.length).toBe(before);
    expect(await runsOf(caseId)).toEqual([]);
  });
});
