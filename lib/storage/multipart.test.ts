import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import {
  abortParts,
  completeParts,
  createParts,
  listParts,
  openUploads,
  presignPart,
  settleStaged,
} from './multipart';
import { hashObject, objectKey, stagingKey } from './objects';
import { type AppStore, openAppStore } from './testing/app-store';

let app: AppStore;
beforeAll(async () => {
  app = await openAppStore({ embedded: false, lock: true });
});
afterAll(() => app.close());

const caseId = newId('case');
const FIRST = randomBytes(5 * 1024 * 1024);
const LAST = randomBytes(1_000_000);
const WHOLE = Buffer.concat([FIRST, LAST]);
const contentType = 'video/mp4';

async function sendPart(key: string, uploadId: string, part: number, body: Uint8Array) {
  const sha256 = sha256Hex(body);
  const { url, headers } = await presignPart({ key, uploadId, part, sha256, bytes: body.length });
  expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe(
    'content-length;host;x-amz-checksum-sha256',
  );
  const send = async (bytes: Uint8Array) =>
    (await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) })).status;
  return { send, status: await send(body) };
}

async function staged(parts: readonly Uint8Array[]) {
  const from = stagingKey(newId('intake'));
  const uploadId = await createParts(from, contentType);
  for (const [i, body] of parts.entries()) {
    expect((await sendPart(from, uploadId, i + 1, body)).status).toBe(200);
  }
  return { from, uploadId };
}

describe('an upload in parts', () => {
  it('can be interrupted and resumed, and ends under its digest with retention', async () => {
    const from = stagingKey(newId('intake'));
    const uploadId = await createParts(from, contentType);
    const last = await sendPart(from, uploadId, 2, LAST);
    expect(last.status).toBe(200);
    expect(await last.send(FIRST.subarray(0, LAST.length))).toBe(400);
    expect(await listParts(from, uploadId)).toEqual([{ part: 2, bytes: LAST.length }]);
    await expect(completeParts(from, uploadId, WHOLE.length)).rejects.toMatchObject({
      code: 'CONFLICT',
      reason: 'parts_missing',
    });
    await sendPart(from, uploadId, 1, FIRST);
    await completeParts(from, uploadId, WHOLE.length);
    const sha256 = sha256Hex(WHOLE);
    const to = objectKey(caseId, sha256);
    const settled = await settleStaged({ from, to, sha256, bytes: WHOLE.length, contentType });
    if (!settled.ok) throw new Error(settled.reason);
    expect(settled.kept.retainUntil?.getTime()).toBeGreaterThan(Date.now());
    expect(await hashObject(to)).toEqual({ sha256, bytes: WHOLE.length });
    expect(await hashObject(from)).toBeNull();

    // Every step may be repeated, for its answer may have been lost.
    await completeParts(from, uploadId, WHOLE.length);
    const again = await settleStaged({ from, to, sha256, bytes: WHOLE.length, contentType });
    expect(again).toEqual(settled);
  });

  it('is refused when its bytes are not the announced ones, and nothing stays', async () => {
    const { from, uploadId } = await staged([LAST]);
    await completeParts(from, uploadId);
    const sha256 = sha256Hex('announced');
    const to = objectKey(caseId, sha256);
    const move = { from, to, sha256, contentType };
    expect(await settleStaged({ ...move, bytes: LAST.length })).toEqual({
      ok: false,
      reason: 'digest_differs',
      sha256: sha256Hex(LAST),
      bytes: LAST.length,
    });
    expect(await hashObject(to)).toBeNull();
    expect(await hashObject(from)).toBeNull();
    expect(await settleStaged({ ...move, bytes: LAST.length })).toMatchObject({
      ok: false,
      reason: 'missing',
    });
  });

  it('is refused when its size is not the announced one', async () => {
    const { from, uploadId } = await staged([LAST]);
    await completeParts(from, uploadId);
    const sha256 = sha256Hex(LAST);
    const to = objectKey(caseId, `${sha256.slice(0, 63)}${sha256.endsWith('0') ? '1' : '0'}`);
    const move = { from, to, sha256, bytes: LAST.length + 1, contentType };
    expect(await settleStaged(move)).toMatchObject({
      ok: false,
      reason: 'size_differs',
      bytes: LAST.length,
    });
    expect(await hashObject(to)).toBeNull();
  });

  it('can be given up, and open ones are found', async () => {
    const { from, uploadId } = await staged([LAST]);
    const open = async () => {
      const found: string[] = [];
      for await (const upload of openUploads('staging/')) found.push(upload.uploadId);
      return found;
    };
    expect(await open()).toContain(uploadId);
    await abortParts(from, uploadId);
    await abortParts(from, uploadId);
    expect(await open()).not.toContain(uploadId);
    expect(await listParts(from, uploadId)).toEqual([]);
  });
});
