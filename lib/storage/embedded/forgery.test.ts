import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RawRequest, sendRaw, signHeader, signQuery, targetOf } from '../testing/raw-request';
import { type ObjectStore, startObjectStore } from './start';

const KEY = { accessKeyId: 'forgery', secretAccessKey: 'a secret nobody can guess' };
const agent = new http.Agent({ keepAlive: true });
let dir = '';
let store: ObjectStore;
let host = '';

interface Forged {
  readonly request: RawRequest;
  readonly target: string;
}
type Forgery = (request: RawRequest, target: string) => Forged | undefined;

const raw = (method: string, key: string, body = '', headers = {}): RawRequest => ({
  method,
  path: key,
  query: {},
  headers,
  body: Buffer.from(body),
});

beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'chirograph-forgery-'));
  store = await startObjectStore({ dir, host: '127.0.0.1', port: 0, ...KEY, fsync: false });
  host = new URL(store.endpoint).host;
  for (const request of [raw('PUT', '/vault'), raw('PUT', '/vault/kept', 'kept')]) {
    const answer = await sendRaw(store.endpoint, signHeader(request, host, KEY), agent);
    expect(answer.status).toBe(200);
  }
});

afterAll(async () => {
  agent.destroy();
  await store.close(100);
  await rm(dir, { recursive: true, force: true });
});

const char = fc.constantFrom(...'abcXYZ0189-_./~%+=&;: ');
const put = (text: string, at: number, c: string) => text.slice(0, at) + c + text.slice(at + 1);

/** Text with one character replaced by another. */
const scratched = (text: string) =>
  fc
    .tuple(fc.nat({ max: Math.max(0, text.length - 1) }), char)
    .filter(([at, c]) => text[at] !== c)
    .map(([at, c]) => put(text, at, c));

const header =
  (name: string, value: string | undefined): Forgery =>
  (request, target) => {
    const headers = { ...request.headers };
    if (value === undefined) delete headers[name];
    else headers[name] = value;
    return { request: { ...request, headers }, target };
  };

/** A parameter of the signature changed in the address. */
const parameter =
  (name: string, value: string): Forgery =>
  (request) => {
    const query = { ...request.query, [name]: value };
    return { request, target: targetOf({ ...request, query }) };
  };

const sameMeaning = (a: string, b: string): boolean => {
  try {
    return decodeURIComponent(a) === decodeURIComponent(b);
  } catch {
    return false;
  }
};

/** Changes that keep the signature and change the meaning, for one signed request. */
function forgeries(signed: RawRequest): fc.Arbitrary<Forgery> {
  const target = targetOf(signed);
  const names = Object.keys(signed.headers);
  const choices: fc.Arbitrary<Forgery>[] = [
    scratched(target)
      .filter((changed) => !sameMeaning(changed, target) && /^[\x21-\x7e]+$/.test(changed))
      .map((changed) => (request) => ({ request, target: changed })),
    fc
      .constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD')
      .filter((method) => method !== signed.method)
      .map((method) => (request, at) => ({ request: { ...request, method }, target: at })),
    fc
      .constantFrom('x-amz-meta-note', 'x-amz-object-lock-legal-hold', 'x-amz-copy-source')
      .map((name) => header(name, 'ON')),
    fc
      .constantFrom(...names)
      .chain((name) => scratched(signed.headers[name] ?? '').map((value) => header(name, value)))
      // Spaces around and within a value are folded by the algorithm itself.
      .filter((forgery) => changesHeaders(forgery, signed)),
    fc
      .constantFrom(...names.filter((name) => name !== 'host'))
      .map((name) => header(name, undefined)),
    fc
      .constantFrom('versionId', 'uploads', 'response-content-type', 'prefix', 'x-amz-acl')
      .map((name) => parameter(name, 'null')),
  ];
  if (signed.headers.authorization !== undefined) {
    choices.push(
      fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => (request, at) => {
        const body = Buffer.from(bytes);
        return body.equals(request.body)
          ? undefined
          : { request: { ...request, body }, target: at };
      }),
    );
  } else {
    for (const [name, value] of Object.entries(signed.query)) {
      choices.push(scratched(value).map((changed) => parameter(name, changed)));
    }
  }
  return fc.oneof(...choices);
}

function changesHeaders(forgery: Forgery, signed: RawRequest): boolean {
  const fold = (text: string | undefined) => text?.replace(/ +/g, ' ').trim();
  const forged = forgery(signed, '')?.request.headers ?? {};
  return Object.keys(signed.headers).some(
    (name) => fold(forged[name]) !== fold(signed.headers[name]),
  );
}

const PUT_HEADERS = { 'content-type': 'text/plain', 'if-none-match': '*', 'x-amz-meta-a': 'b' };

it.each([
  ['a signed write', () => signHeader(raw('PUT', '/vault/new', 'new', PUT_HEADERS), host, KEY)],
  [
    'a signed removal',
    () => signHeader(raw('DELETE', '/vault/kept', '', { 'x-amz-meta-a': 'b' }), host, KEY),
  ],
  ['an address to write', () => signQuery(raw('PUT', '/vault/new', 'new', PUT_HEADERS), host, KEY)],
  [
    'an address to read',
    () => signQuery(raw('GET', '/vault/kept', '', { 'x-amz-meta-a': 'b' }), host, KEY),
  ],
])('accepts no forged variant of %s', async (_, make) => {
  const signed = make();
  const target = targetOf(signed);
  await fc.assert(
    fc.asyncProperty(forgeries(signed), async (forge) => {
      const forged = forge(signed, target);
      fc.pre(forged !== undefined);
      const answer = await sendRaw(store.endpoint, forged.request, agent, forged.target);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).not.toBe(500);
      expect(answer.text).not.toContain('kept');
    }),
    { numRuns: 1000 },
  );
  const list = { ...raw('GET', '/vault'), query: { 'list-type': '2' } };
  const listed = await sendRaw(store.endpoint, signHeader(list, host, KEY), agent);
  expect(listed.text.match(/<Key>[^<]*<\/Key>/g)).toEqual(['<Key>kept</Key>']);
  // The unforged request still works, so the refusals were not for another reason.
  const genuine = { ...signed };
  if (signed.method !== 'DELETE') {
    expect((await sendRaw(store.endpoint, genuine, agent)).status).toBe(200);
    const remove = signHeader(raw('DELETE', '/vault/new'), host, KEY);
    expect((await sendRaw(store.endpoint, remove, agent)).status).toBe(204);
  }
});
