import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startObjectStore } from '@/lib/storage/embedded/start';

/** How to reach the object store of one test file. */
export type TestObjectStore = {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly forcePathStyle: boolean;
  /** A bucket name nobody else uses; the caller creates it. */
  readonly bucket: string;
  /** Whether the store is the embedded one. */
  readonly embedded: boolean;
  close(): Promise<void>;
};

/**
 * Starts the embedded object store in this process without flushing to disk, or uses the one
 * TEST_S3_ENDPOINT names (with TEST_S3_ACCESS_KEY_ID, TEST_S3_SECRET_ACCESS_KEY, and optionally
 * TEST_S3_REGION, TEST_S3_VIRTUAL_HOST=1).
 */
export async function testObjectStore(): Promise<TestObjectStore> {
  const bucket = `test-${randomBytes(8).toString('hex')}`;
  const given = process.env.TEST_S3_ENDPOINT;
  if (given) {
    return {
      endpoint: given,
      region: process.env.TEST_S3_REGION ?? 'us-east-1',
      accessKeyId: required('TEST_S3_ACCESS_KEY_ID'),
      secretAccessKey: required('TEST_S3_SECRET_ACCESS_KEY'),
      forcePathStyle: process.env.TEST_S3_VIRTUAL_HOST !== '1',
      bucket,
      embedded: false,
      close: async () => {},
    };
  }
  const dir = mkdtempSync(path.join(os.tmpdir(), 'chirograph-objects-'));
  const accessKeyId = randomBytes(10).toString('hex');
  const secretAccessKey = randomBytes(20).toString('hex');
  const store = await startObjectStore({
    dir,
    host: '127.0.0.1',
    port: 0,
    accessKeyId,
    secretAccessKey,
    fsync: false,
  });
  return {
    endpoint: store.endpoint,
    region: 'us-east-1',
    accessKeyId,
    secretAccessKey,
    forcePathStyle: true,
    bucket,
    embedded: true,
    close: async () => {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`TEST_S3_ENDPOINT needs ${name}`);
  return value;
}
