import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { clients } from './client';
import {
  confirmObject,
  hashObject,
  listObjects,
  objectKey,
  presignGet,
  presignPut,
  putObject,
  readObject,
  removeObject,
  stagingKey,
} from './objects';
import { type AppStore, openAppStore } from './testing/app-store';

// As with a configured store that offers Object Lock.
let app: AppStore;
beforeAll(async () => {
  app = await openAppStore({ embedded: false, lock: true });
});
afterAll(() => app.close());

const caseId = newId('case');
const made = (body: string | Uint8Array) => {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const sha256 = sha256Hex(bytes);
  const key = objectKey(caseId, sha256);
  return { key, body: bytes, sha256, bytes: bytes.length, contentType: 'image/png' };
};

describe('keys', () => {
  it('are the digest within its case, and nothing else can become one', () => {
    const sha256 = sha256Hex('x');
    expect(objectKey(caseId, sha256)).toBe(`cases/${caseId}/${sha256}`);
    const intake = newId('intake');
    expect(stagingKey(intake)).toBe(`staging/${intake}`);
    for (const wrong of ['../x', '', caseId.toUpperCase(), newId('intake')]) {
      expect(() => objectKey(wrong, sha256)).toThrow(RangeError);
    }
    expect(() => objectKey(caseId, `${sha256}/..`)).toThrow(RangeError);
    expect(() => stagingKey('int_x/../..')).toThrow(RangeError);
  });
});

describe('a presigned upload', () => {
  it('signs digest, length, type and condition as headers', async () => {
    const { url, headers } = await presignPut(made('signed'));
    const query = new URL(url).searchParams;
    expect(query.get('X-Amz-SignedHeaders')).toBe(
      'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
    );
    expect([...query.keys()].filter((name) => /checksum|none-match/i.test(name))).toEqual([]);
    expect(Object.keys(headers).sort()).toEqual([
      'content-type',
      'if-none-match',
      'x-amz-checksum-sha256',
    ]);
    expect(new URL(url).origin).toBe(app.store.endpoint);
  });

  it('brings exactly the announced bytes, once, and is confirmed with retention', async () => {
    const object = made(randomBytes(300_000));
    const { url, headers } = await presignPut(object);
    const send = (body: Uint8Array) =>
      fetch(url, { method: 'PUT', headers, body: Buffer.from(body) });
    expect((await send(randomBytes(300_000))).status).toBe(400);
    expect((await send(object.body.subarray(1))).status).toBe(403);
    expect(await confirmObject(object.key, object.sha256, object.bytes)).toEqual({
      ok: false,
      reason: 'missing',
      sha256: null,
      bytes: null,
    });
    expect((await send(object.body)).status).toBe(200);
    expect((await send(object.body)).status).toBe(412);

    const first = await confirmObject(object.key, object.sha256, object.bytes);
    if (!first.ok) throw new Error(first.reason);
    const days = ((first.kept.retainUntil?.getTime() ?? 0) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(29.9);
    expect(days).toBeLessThan(30.1);
    expect(first.kept).toMatchObject({ key: object.key, embedded: false });
    expect(first.kept.versionId).toMatch(/./);
    // Asking again changes nothing.
    expect(await confirmObject(object.key, object.sha256, object.bytes)).toEqual(first);
    expect(await removeObject(object.key)).toEqual({ removed: 0, retained: 1 });
  });

  it('takes an empty file', async () => {
    const object = made('');
    const { url, headers } = await presignPut(object);
    expect((await fetch(url, { method: 'PUT', headers, body: '' })).status).toBe(200);
    const found = await confirmObject(object.key, object.sha256, 0);
    expect(found.ok).toBe(true);
  });
});

describe('confirming', () => {
  const put = async (key: string, body: string, checksum: boolean) => {
    const { server, bucket } = clients();
    const ChecksumSHA256 = checksum
      ? Buffer.from(sha256Hex(body), 'hex').toString('base64')
      : undefined;
    const input = { Bucket: bucket, Key: key, Body: body, ChecksumSHA256 };
    await server.send(new PutObjectCommand(input));
  };

  it.each([
    ['the store vouches for another digest', true],
    ['the bytes hash to another digest', false],
  ])('says so when %s', async (name, checksum) => {
    const key = objectKey(caseId, sha256Hex(`announced ${name}`));
    await put(key, 'other bytes', checksum);
    const sha256 = sha256Hex(`announced ${name}`);
    expect(await confirmObject(key, sha256, 11)).toEqual({
      ok: false,
      reason: 'digest_differs',
      sha256: sha256Hex('other bytes'),
      bytes: 11,
    });
    expect(await confirmObject(key, sha256, 12)).toEqual({
      ok: false,
      reason: 'size_differs',
      sha256: null,
      bytes: 11,
    });
    // What was refused is not locked in.
    expect(await removeObject(key)).toEqual({ removed: 1, retained: 0 });
  });

  it('reads and hashes what the store cannot vouch for', async () => {
    const key = objectKey(caseId, sha256Hex('no checksum kept'));
    await put(key, 'no checksum kept', false);
    app.proxy.seen.length = 0;
    const found = await confirmObject(key, sha256Hex('no checksum kept'), 16, { retain: false });
    expect(found).toMatchObject({ ok: true, kept: { retainUntil: null } });
    expect(app.proxy.seen.map((line) => line.split(' ')[0])).toEqual(['HEAD', 'GET']);
  });
});

describe('bytes made here', () => {
  it('are stored once, whoever stores them', async () => {
    const object = made('a dossier');
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => putObject(object)));
    expect(new Set(outcomes.map((kept) => kept.versionId)).size).toBe(1);
    const again = await putObject({ ...object, body: Readable.from([Buffer.from('a dossier')]) });
    expect(again.versionId).toBe(outcomes[0]?.versionId);
  });

  it('may come as a stream, and need no retention if they can be made again', async () => {
    const body = randomBytes(3_000_000);
    const pieces = [body.subarray(0, 10), body.subarray(10)];
    const kept = await putObject({ ...made(body), body: Readable.from(pieces), retain: false });
    expect(kept.retainUntil).toBeNull();
    expect(await hashObject(kept.key)).toEqual({ sha256: sha256Hex(body), bytes: body.length });
    expect(await removeObject(kept.key)).toEqual({ removed: 1, retained: 0 });
    expect(await hashObject(kept.key)).toBeNull();
  });

  it('are refused where other bytes lie under their key', async () => {
    const object = made('mine');
    const { server, bucket } = clients();
    await server.send(new PutObjectCommand({ Bucket: bucket, Key: object.key, Body: 'theirs' }));
    await expect(putObject(object)).rejects.toMatchObject({
      code: 'CONFLICT',
      reason: 'object_differs',
    });
  });
});

describe('reading', () => {
  it('gives the whole, a range, and their sizes', async () => {
    const { key } = await putObject({ ...made('0123456789'), retain: false });
    const text = async (stream: Readable) => Buffer.concat(await stream.toArray()).toString();
    const whole = await readObject(key);
    expect(whole).toMatchObject({ bytes: 10, total: 10, contentType: 'image/png' });
    expect(await text(whole.stream)).toBe('0123456789');
    const part = await readObject(key, { start: 3, end: 5 });
    expect(part).toMatchObject({ bytes: 3, total: 10 });
    expect(await text(part.stream)).toBe('345');
    await expect(readObject(key, { start: 10, end: 12 })).rejects.toMatchObject({
      code: 'INVALID',
      reason: 'range',
    });
    await expect(readObject(objectKey(caseId, sha256Hex('never')))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('lists what lies under a prefix', async () => {
    const other = newId('case');
    const keys: string[] = [];
    for (let i = 0; i < 3; i++) {
      const object = { ...made(`listed ${i}`), key: objectKey(other, sha256Hex(`listed ${i}`)) };
      keys.push((await putObject({ ...object, retain: false })).key);
    }
    const found: string[] = [];
    for await (const { key, bytes, modifiedAt } of listObjects(`cases/${other}/`)) {
      expect(bytes).toBe(8);
      expect(Date.now() - modifiedAt.getTime()).toBeLessThan(60_000);
      found.push(key);
    }
    expect(found).toEqual(keys.sort());
  });
});

describe('an address to read', () => {
  it('names the file and forces a download for whatever could act', async () => {
    const { key } = await putObject({ ...made('<svg onload="x"/>'), retain: false });
    const open = async (contentType: string, inline: boolean) => {
      const as = { fileName: '证据 "1".svg', contentType, inline, expires: 60 };
      return (await fetch(await presignGet(key, as))).headers;
    };
    const svg = await open('image/svg+xml', true);
    expect(svg.get('content-disposition')).toBe(
      'attachment; filename="__ _1_.svg"; filename*=UTF-8\'\'%E8%AF%81%E6%8D%AE%20_1_.svg',
    );
    expect(svg.get('content-security-policy')).toContain('sandbox');
    const png = await open('image/png', true);
    expect(png.get('content-disposition')).toMatch(/^inline; /);
    expect(png.get('content-type')).toBe('image/png');
    expect((await open('text/html', true)).get('content-disposition')).toMatch(/^attachment; /);
    expect((await open('image/png', false)).get('content-disposition')).toMatch(/^attachment; /);
  });
});
