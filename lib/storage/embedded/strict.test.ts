import { mkdtemp, readdir, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RawRequest, sendRaw, signHeader, signQuery } from '../testing/raw-request';
import { type ObjectStore, startObjectStore } from './start';

// What the embedded store promises beyond S3, and how it meets requests no SDK would send.

const KEY = { accessKeyId: 'strict', secretAccessKey: 'a secret of the strict tests' };
const agent = new http.Agent({ keepAlive: true });
let dir = '';
let store: ObjectStore;
let host = '';

const request = (method: string, where: string, more: Partial<RawRequest> = {}): RawRequest => ({
  method,
  path: where,
  query: {},
  headers: {},
  body: Buffer.alloc(0),
  ...more,
});
const signed = (raw: RawRequest) => sendRaw(store.endpoint, signHeader(raw, host, KEY), agent);
const presigned = (raw: RawRequest) => sendRaw(store.endpoint, signQuery(raw, host, KEY), agent);

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'chirograph-strict-'));
  store = await startObjectStore({ dir, host: '127.0.0.1', port: 0, ...KEY, fsync: false });
  host = new URL(store.endpoint).host;
  expect((await signed(request('PUT', '/bucket'))).status).toBe(200);
  const body = Buffer.from('<script>alert(1)</script>');
  const html = request('PUT', '/bucket/page', { body, headers: { 'content-type': 'text/html' } });
  expect((await signed(html)).status).toBe(200);
});

afterAll(async () => {
  agent.destroy();
  await store.close(100);
  await rm(dir, { recursive: true, force: true });
});

describe('what a browser may do with an object', () => {
  it.each(['GET', 'HEAD'])('runs nothing and keeps nothing of a %s', async (method) => {
    const query = { 'response-content-type': 'text/html', 'response-cache-control': 'max-age=9' };
    const answer = await presigned(request(method, '/bucket/page', { query }));
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    });
  });

  it('says the same of refusals', async () => {
    const answer = await presigned(request('GET', '/bucket/absent'));
    expect(answer.status).toBe(404);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('cannot be told to answer with a header of the asker', async () => {
    const query = { 'response-content-type': 'text/html\r\nset-cookie: a=b' };
    expect((await presigned(request('GET', '/bucket/page', { query }))).code).toBe(
      'InvalidArgument',
    );
  });
});

describe('signatures stricter than S3', () => {
  const body = Buffer.from('body');

  it.each([
    ['a checksum', 'x-amz-checksum-sha256', '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
    ['the SDK\u2019s default checksum', 'x-amz-checksum-crc32', 'AAAAAA=='],
    ['an algorithm', 'x-amz-sdk-checksum-algorithm', 'CRC32'],
    ['a retention', 'x-amz-object-lock-mode', 'COMPLIANCE'],
    ['metadata', 'x-amz-meta-a', 'b'],
  ])('refuses an address with %s hoisted into the query', async (_, name, value) => {
    const answer = await presigned(
      request('PUT', '/bucket/hoisted', { body, query: { [name]: value } }),
    );
    expect([answer.status, answer.code]).toEqual([400, 'InvalidRequest']);
    expect((await signed(request('HEAD', '/bucket/hoisted'))).status).toBe(404);
  });

  it.each(['header', 'query'])('refuses an x-amz header not covered by the %s', async (kind) => {
    const raw = request('PUT', '/bucket/unsigned', { body });
    const ready = kind === 'header' ? signHeader(raw, host, KEY) : signQuery(raw, host, KEY);
    ready.headers['x-amz-meta-added'] = 'later';
    expect((await sendRaw(store.endpoint, ready, agent)).code).toBe('AccessDenied');
  });

  it('refuses two signatures at once', async () => {
    const once = signQuery(request('GET', '/bucket/page'), host, KEY);
    const twice = signHeader(once, host, KEY);
    expect((await sendRaw(store.endpoint, twice, agent)).code).toBe('InvalidArgument');
  });

  it('refuses a body that is not the signed one', async () => {
    const ready = signHeader(request('PUT', '/bucket/swapped', { body }), host, KEY);
    ready.body = Buffer.from('ydob');
    expect((await sendRaw(store.endpoint, ready, agent)).code).toBe('XAmzContentSHA256Mismatch');
    expect((await signed(request('HEAD', '/bucket/swapped'))).status).toBe(404);
  });

  it('refuses an address made for the day after tomorrow or for more than a week', async () => {
    const later = new Date(Date.now() + 2 * 24 * 3600 * 1000);
    const raw = request('GET', '/bucket/page');
    const early = signQuery(raw, host, KEY, later);
    expect((await sendRaw(store.endpoint, early, agent)).status).toBe(403);
    const long = signQuery(raw, host, KEY, new Date(), 604_801);
    expect((await sendRaw(store.endpoint, long, agent)).status).toBe(400);
  });

  it('refuses a parameter given twice', async () => {
    const ready = signQuery(request('GET', '/bucket/page'), host, KEY);
    const target = `/bucket/page?${new URLSearchParams(ready.query)}&X-Amz-Expires=9`;
    expect((await sendRaw(store.endpoint, ready, agent, target)).code).toBe('InvalidArgument');
  });
});

describe('what is not offered', () => {
  it.each([
    ['an access list', 'PUT', '/bucket/page', { acl: '' }, {}],
    ['a bucket policy', 'PUT', '/bucket', { policy: '' }, {}],
    ['tags', 'PUT', '/bucket/page', { tagging: '' }, {}],
    ['copying', 'PUT', '/bucket/copy', {}, { 'x-amz-copy-source': '/bucket/page' }],
    ['an access list by header', 'PUT', '/bucket/acl', {}, { 'x-amz-acl': 'public-read' }],
    ['encryption by key', 'PUT', '/bucket/sse', {}, { 'x-amz-server-side-encryption': 'AES256' }],
    ['CRC-64', 'PUT', '/bucket/crc', {}, { 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' }],
    ['the old listing', 'GET', '/bucket', {}, {}],
    [
      'signed chunks',
      'PUT',
      '/bucket/chunks',
      {},
      {
        'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      },
    ],
  ])('answers 501 to %s and does nothing instead', async (_, method, where, query, headers) => {
    const raw = request(method, where, { query, headers, body: Buffer.from('x') });
    expect((await signed(raw)).status).toBe(501);
    const page = await presigned(request('GET', '/bucket/page'));
    expect(page.text).toBe('<script>alert(1)</script>');
  });

  it('lends the ETag no meaning', async () => {
    const { headers } = await signed(request('PUT', '/bucket/etag', { body: Buffer.from('x') }));
    expect(headers.etag).toMatch(/^"o-[0-9a-f]{24}"$/);
  });
});

describe('hostile requests', () => {
  it.each([
    ['parents', '/bucket/../../../escape'],
    ['encoded parents', '/bucket/%2e%2e/%2e%2e/escape'],
    ['encoded slashes', '/bucket/..%2F..%2Fescape'],
    ['backslashes', '/bucket/..%5C..%5Cescape'],
    ['an absolute path', '/bucket//tmp/escape'],
    ['a NUL', '/bucket/escape%00.txt'],
  ])('takes %s for an ordinary key and touches no other file', async (_, where) => {
    const around = async () => (await readdir(path.dirname(dir))).filter((n) => n === 'escape');
    const raw = request('PUT', where, { body: Buffer.from('out?') });
    // The signature covers the decoded key, encoded in the one canonical way.
    const canonical = encodeURIComponent(decodeURIComponent(where)).replaceAll('%2F', '/');
    const ready = signHeader({ ...raw, path: canonical }, host, KEY);
    expect((await sendRaw(store.endpoint, ready, agent, where)).status).toBe(200);
    expect(await around()).toEqual([]);
    expect(
      (await readdir(dir)).filter((name) => !/^(LOCK\.\d+|blobs|tmp|journal\.jsonl)$/.test(name)),
    ).toEqual([]);
  });

  it.each([
    ['a broken percent escape', '/bucket/%zz'],
    ['bytes that are not UTF-8', '/bucket/%ff'],
    ['a lone surrogate', '/bucket/%ed%a0%80'],
    ['a whole address as target', 'http://elsewhere.example/bucket/page'],
  ])('refuses %s in the target', async (_, target) => {
    const raw = signHeader(request('GET', '/bucket/page'), host, KEY);
    expect((await sendRaw(store.endpoint, raw, agent, target)).code).toBe('InvalidURI');
  });

  it.each([
    [
      'a document type',
      '<!DOCTYPE Delete [<!ENTITY a "b">]><Delete><Object><Key>&a;</Key></Object></Delete>',
    ],
    ['an unclosed element', '<Delete><Object><Key>page</Key>'],
    ['another document', '<Retention><Mode>COMPLIANCE</Mode></Retention>'],
    ['nothing', ''],
    ['two keys in one', '<Delete><Object><Key>page</Key><Key>b</Key></Object></Delete>'],
    ['an element for a key', '<Delete><Object><Key><b>page</b></Key></Object></Delete>'],
    ['no objects', '<Delete></Delete>'],
  ])('refuses XML that is %s', async (_, text) => {
    const raw = request('POST', '/bucket', { query: { delete: '' }, body: Buffer.from(text) });
    expect((await signed(raw)).code).toBe('MalformedXML');
    expect((await signed(request('HEAD', '/bucket/page'))).status).toBe(200);
  });

  it.each([
    ['no last chunk', '4\r\nabcd\r\n'],
    ['a chunk longer than its size', '3\r\nabcd\r\n0\r\nx-amz-checksum-crc32:7YLNEQ==\r\n\r\n'],
    ['a size that is no number', 'zz\r\nabcd\r\n0\r\n\r\n'],
    ['no trailer', '4\r\nabcd\r\n0\r\n\r\n'],
    ['a wrong trailer', '4\r\nabcd\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n'],
    ['another trailer', '4\r\nabcd\r\n0\r\nx-amz-checksum-sha256:AAAAAA==\r\n\r\n'],
    ['bytes behind the end', '4\r\nabcd\r\n0\r\nx-amz-checksum-crc32:7YLNEQ==\r\n\r\nmore'],
    ['more bytes than declared', '5\r\nabcde\r\n0\r\nx-amz-checksum-crc32:hYfYXw==\r\n\r\n'],
  ])('refuses aws-chunked with %s and keeps nothing', async (_, text) => {
    const headers = {
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': '4',
      'x-amz-trailer': 'x-amz-checksum-crc32',
    };
    const raw = request('PUT', '/bucket/chunked', { headers, body: Buffer.from(text) });
    expect((await signed(raw)).status).toBe(400);
    expect((await signed(request('HEAD', '/bucket/chunked'))).status).toBe(404);
  });

  it('never stores framing that the signature does not announce', async () => {
    const headers = { 'content-encoding': 'aws-chunked' };
    const body = Buffer.from('1\r\na\r\n0\r\n\r\n');
    expect((await signed(request('PUT', '/bucket/framed', { headers, body }))).status).toBe(400);
  });

  it('refuses more than 5 GiB before reading any of it', async () => {
    const ready = signHeader(request('PUT', '/bucket/huge'), host, KEY);
    const lines = Object.entries({ ...ready.headers, 'content-length': '5368709121' });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const answer = await overSocket(`PUT /bucket/huge HTTP/1.1\r\n${head}\r\n`);
    expect(answer).toContain('<Code>EntityTooLarge</Code>');
  });

  it('lets a stranger with a large body read the refusal', async () => {
    const body = Buffer.alloc(8 * 1024 * 1024);
    expect((await sendRaw(store.endpoint, request('PUT', '/bucket/x', { body }), agent)).code).toBe(
      'AccessDenied',
    );
  });

  it('refuses oversized headers and repeated ones', async () => {
    const long = `GET /bucket/page HTTP/1.1\r\nHost: ${host}\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`;
    expect(await overSocket(long)).toContain('HTTP/1.1 431');
    const twice = `GET /bucket/page HTTP/1.1\r\nHost: ${host}\r\nRange: bytes=0-1\r\nRange: bytes=2-3\r\nConnection: close\r\n\r\n`;
    expect(await overSocket(twice)).toContain('<Code>InvalidRequest</Code>');
  });

  it('leaves nothing behind when the client goes away in the middle', async () => {
    const ready = signHeader(request('PUT', '/bucket/gone'), host, KEY);
    const lines = Object.entries({ ...ready.headers, 'content-length': '1000' });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    const socket = net.connect(Number(new URL(store.endpoint).port), '127.0.0.1');
    socket.write(`PUT /bucket/gone HTTP/1.1\r\n${head}\r\nhalf`);
    const temporary = path.join(dir, 'tmp');
    await expect.poll(() => readdir(temporary)).toHaveLength(1);
    socket.destroy();
    await expect.poll(() => readdir(temporary)).toEqual([]);
    expect((await signed(request('HEAD', '/bucket/gone'))).status).toBe(404);
  });
});

/** Sends text over a fresh connection and gives back what comes until the server hangs up. */
function overSocket(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(new URL(store.endpoint).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.write(text);
  });
}
