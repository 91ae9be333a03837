import { randomBytes } from 'node:crypto';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { ensureBucket, pingStore } from './bucket';
import { clients } from './client';
import { objectKey, presignPut, putObject, removeObject } from './objects';
import { probeStore } from './probe';
import { type AppStore, openAppStore } from './testing/app-store';

// As with the embedded store on a fresh machine.
let app: AppStore;
beforeAll(async () => {
  app = await openAppStore({ embedded: true });
});
afterAll(() => app.close());

it('is made ready at the first start and left alone at the next', async () => {
  await expect(pingStore()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const report = { bucket: app.store.bucket, exists: true, cors: true };
  expect(await ensureBucket()).toEqual({ ...report, created: true });
  expect(await ensureBucket()).toEqual({ ...report, created: false });
  await pingStore();
});

it('offers everything but never calls itself write-once, and the probe leaves nothing', async () => {
  expect(await probeStore()).toEqual({
    bucket: app.store.bucket,
    embedded: true,
    conditionalWrites: true,
    checksums: true,
    versioning: true,
    objectLock: true,
    writeOnce: false,
    lacks: [],
  });
  const { server, bucket } = clients();
  const listed = await server.send(new ListObjectVersionsCommand({ Bucket: bucket }));
  expect([...(listed.Versions ?? []), ...(listed.DeleteMarkers ?? [])]).toEqual([]);
});

it('puts nothing under a retention it could not keep', async () => {
  const body = randomBytes(100);
  const sha256 = sha256Hex(body);
  const key = objectKey(newId('case'), sha256);
  const kept = await putObject({ key, body, sha256, bytes: 100, contentType: 'image/png' });
  expect(kept).toMatchObject({ retainUntil: null, embedded: true });
  expect(await removeObject(key)).toEqual({ removed: 1, retained: 0 });
});

it('lets pages of the application upload, under both names of this machine, and no others', async () => {
  const sha256 = sha256Hex('x');
  const wanted = {
    key: objectKey(newId('case'), sha256),
    sha256,
    bytes: 1,
    contentType: 'text/plain',
  };
  const { url, headers } = await presignPut(wanted);
  const ask = async (origin: string) => {
    const answer = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': Object.keys(headers).join(','),
      },
    });
    return answer.status;
  };
  expect(await ask('http://localhost:3000')).toBe(200);
  expect(await ask('http://127.0.0.1:3000')).toBe(200);
  expect(await ask('http://localhost:3001')).toBe(403);
  expect(await ask('null')).toBe(403);
});
