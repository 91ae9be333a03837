import { mkdtemp, readdir, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RawRequest, sendRaw, signHeader } from '../testing/raw-request';
import {
  type BuiltStore,
  buildStore,
  type StoreProcess,
  startStore,
} from '../testing/store-process';

const KEY = { accessKeyId: 'full', secretAccessKey: 'a secret of the full disk' };
const agent = new http.Agent({ keepAlive: true });
let built: BuiltStore;
let dir = '';
let store: StoreProcess;

const call = (method: string, where: string, body = Buffer.alloc(0)) => {
  const request: RawRequest = { method, path: where, query: {}, headers: {}, body };
  const { host } = new URL(store.endpoint);
  return sendRaw(store.endpoint, signHeader(request, host, KEY), agent);
};

beforeAll(async () => {
  built = await buildStore();
  dir = await mkdtemp(path.join(os.tmpdir(), 'chirograph-full-'));
});

afterAll(async () => {
  agent.destroy();
  await store.end('SIGTERM');
  await built.remove();
  await rm(dir, { recursive: true, force: true });
});

// A limit on the size of one file is the disk that anybody may fill; Windows has no such limit.
describe.skipIf(process.platform === 'win32')('a full disk', () => {
  it('refuses with 507, keeps what was acknowledged and goes on when there is room', async () => {
    store = await startStore(built.file, dir, KEY, 64);
    expect((await call('PUT', '/full')).status).toBe(200);
    const large = await call('PUT', '/full/large', Buffer.alloc(200_000));
    expect([large.status, large.code]).toEqual([507, 'InsufficientStorage']);
    expect(await readdir(path.join(dir, 'tmp'))).toEqual([]);

    // Small objects go on until the journal itself meets the limit.
    const kept: string[] = [];
    let last = 200;
    for (let i = 0; i < 1000 && last === 200; i++) {
      last = (await call('PUT', `/full/${i}`, Buffer.from(`object ${i}`))).status;
      if (last === 200) kept.push(`${i}`);
    }
    expect(last).toBe(507);
    expect(kept.length).toBeGreaterThan(20);
    expect((await call('PUT', '/full/again', Buffer.from('x'))).status).toBe(507);
    expect((await call('GET', `/full/${kept.at(-1)}`)).text).toBe(`object ${kept.at(-1)}`);
    expect((await call('HEAD', `/full/${kept.length}`)).status).toBe(404);
    await store.end('SIGKILL');

    store = await startStore(built.file, dir, KEY);
    expect(store.complaints()).toBe('');
    for (const name of kept)
      expect((await call('GET', `/full/${name}`)).text).toBe(`object ${name}`);
    expect((await call('PUT', '/full/again', Buffer.from('x'))).status).toBe(200);
    const blobs = await readdir(path.join(dir, 'blobs'), { recursive: true });
    expect(blobs.filter((name) => name.length > 10)).toHaveLength(kept.length + 1);
  });
});
