import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { pingStore } from './bucket';
import { completeParts, createParts, presignPart, settleStaged } from './multipart';
import { confirmObject, hashObject, objectKey, putObject, readObject, stagingKey } from './objects';
import { forgetStoreReport, storeReport } from './probe';
import { type AppStore, openAppStore } from './testing/app-store';

let app: AppStore;
beforeAll(async () => {
  app = await openAppStore({ embedded: false, lock: false });
  await storeReport();
});
afterAll(() => app.close());
afterEach(() => {
  app.proxy.fault = { kind: 'none' };
});

const caseId = newId('case');
const made = (body: Uint8Array) => {
  const sha256 = sha256Hex(body);
  const key = objectKey(caseId, sha256);
  return { key, body, sha256, bytes: body.length, contentType: 'image/png' };
};
const UNREACHABLE = { code: 'UNAVAILABLE', reason: 'store_unreachable', retryAfter: 5 };

describe('a store that does not answer', () => {
  it('makes every call say so, and nothing counts as stored', async () => {
    const object = made(randomBytes(1000));
    app.proxy.fault = { kind: 'reset' };
    await expect(putObject(object)).rejects.toMatchObject(UNREACHABLE);
    await expect(confirmObject(object.key, object.sha256, 1000)).rejects.toMatchObject(UNREACHABLE);
    await expect(hashObject(object.key)).rejects.toMatchObject(UNREACHABLE);
    await expect(pingStore()).rejects.toMatchObject(UNREACHABLE);
    app.proxy.fault = { kind: 'none' };
    expect(await hashObject(object.key)).toBeNull();
    expect(await putObject(object)).toMatchObject({ key: object.key, retainUntil: null });
  });

  it('is probed again once it answers', async () => {
    forgetStoreReport();
    app.proxy.fault = { kind: 'reset' };
    await expect(storeReport()).rejects.toMatchObject(UNREACHABLE);
    app.proxy.fault = { kind: 'none' };
    expect((await storeReport()).lacks).toEqual(['versioning', 'object_lock']);
  });
});

describe('a store that refuses', () => {
  const refuse = (status: number, code: string, times: number) => {
    app.proxy.fault = { kind: 'refuse', method: 'PUT', status, code, times };
  };

  it('is asked again when it only wants less haste', async () => {
    refuse(503, 'SlowDown', 2);
    expect(await putObject(made(randomBytes(10)))).toMatchObject({ embedded: false });
  });

  it('is asked again when two conditional writes met', async () => {
    refuse(409, 'ConditionalRequestConflict', 3);
    const object = made(randomBytes(10));
    await putObject(object);
    expect(await hashObject(object.key)).toMatchObject({ sha256: object.sha256 });
  });

  it('makes a stream that cannot be read twice a passing failure', async () => {
    refuse(409, 'ConditionalRequestConflict', 1);
    const object = made(randomBytes(10));
    const body = Readable.from([object.body]);
    await expect(putObject({ ...object, body })).rejects.toMatchObject(UNREACHABLE);
  });

  it('is reported as full or as wrongly set up', async () => {
    refuse(507, 'InsufficientStorage', 9);
    await expect(putObject(made(randomBytes(10)))).rejects.toMatchObject({ reason: 'store_full' });
    refuse(403, 'AccessDenied', 9);
    await expect(putObject(made(randomBytes(10)))).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'store_refused',
    });
  });
});

describe('a stream that is not what was announced', () => {
  it.each([
    ['fails', () => Readable.from(failing())],
    ['is too short', () => Readable.from([Buffer.alloc(999)])],
    ['is too long', () => Readable.from([Buffer.alloc(999), Buffer.alloc(2)])],
  ])('is given up at once when it %s, and nothing counts as stored', async (_, stream) => {
    const object = made(Buffer.alloc(1000));
    await expect(putObject({ ...object, body: stream() })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(await hashObject(object.key)).toBeNull();
  });

  async function* failing() {
    yield Buffer.alloc(500);
    throw new Error('the disk went away');
  }
});

describe('bytes spoilt on the way', () => {
  it('are never given a digest when they end early', async () => {
    const object = await putObject(made(randomBytes(2_000_000)));
    app.proxy.fault = { kind: 'truncate', bytes: 1_500_000 };
    await expect(hashObject(object.key)).rejects.toMatchObject(UNREACHABLE);
    const { stream } = await readObject(object.key);
    await expect(stream.toArray()).rejects.toThrow();
  });

  it('do not reach the digest key when a staged file is moved', async () => {
    const body = randomBytes(500_000);
    const from = stagingKey(newId('intake'));
    const uploadId = await createParts(from, 'image/png');
    const { key: to, sha256, bytes } = made(body);
    const part = await presignPart({ key: from, uploadId, part: 1, sha256, bytes });
    await fetch(part.url, { method: 'PUT', headers: part.headers, body: body });
    await completeParts(from, uploadId);
    const move = { from, to, sha256, bytes, contentType: 'image/png' };

    app.proxy.fault = { kind: 'truncate', bytes: 300_000 };
    await expect(settleStaged(move)).rejects.toMatchObject(UNREACHABLE);
    app.proxy.fault = { kind: 'none' };
    expect(await hashObject(to)).toBeNull();
    expect(await settleStaged(move)).toMatchObject({ ok: true });
    expect(await hashObject(to)).toEqual({ sha256, bytes });
  });
});

describe('a store without checksums', () => {
  it('is found out, and every object is read again instead', async () => {
    forgetStoreReport();
    app.proxy.fault = { kind: 'no-checksums' };
    expect((await storeReport()).checksums).toBe(false);
    const object = made(randomBytes(1000));
    app.proxy.seen.length = 0;
    await putObject(object);
    expect(app.proxy.seen).toContain(`GET /${app.store.bucket}/${object.key}`);
    app.proxy.fault = { kind: 'alter' };
    expect(await confirmObject(object.key, object.sha256, object.bytes)).toMatchObject({
      ok: false,
      reason: 'digest_differs',
    });
    forgetStoreReport();
  });
});
