import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { type TestObjectStore, testObjectStore } from '@/db/testing/object-store';

/** A store under contract: the embedded one, or the one named by TEST_S3_ENDPOINT. */
export interface Target {
  readonly store: TestObjectStore;
  /** Client with the SDK's own defaults, checksums and trailers included. */
  readonly s3: S3Client;
  /** Client that adds no checksum of its own, as for presigning. */
  readonly bare: S3Client;
  /** Bucket without versions. */
  readonly plain: string;
  /** Bucket with versions and Object Lock. */
  readonly locked: string;
  close(): Promise<void>;
}

/** Connects and makes two buckets; `close` removes them with all they hold. */
export async function openTarget(): Promise<Target> {
  const store = await testObjectStore();
  const config = {
    endpoint: store.endpoint,
    region: store.region,
    forcePathStyle: store.forcePathStyle,
    credentials: { accessKeyId: store.accessKeyId, secretAccessKey: store.secretAccessKey },
    maxAttempts: 1,
  };
  const s3 = new S3Client(config);
  const bare = new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' });
  const plain = `${store.bucket}-plain`;
  const locked = `${store.bucket}-locked`;
  await s3.send(new CreateBucketCommand({ Bucket: plain }));
  await s3.send(new CreateBucketCommand({ Bucket: locked, ObjectLockEnabledForBucket: true }));
  return {
    store,
    s3,
    bare,
    plain,
    locked,
    close: async () => {
      // The embedded store is thrown away as a whole.
      if (!store.embedded) for (const bucket of [plain, locked]) await emptyBucket(s3, bucket);
      s3.destroy();
      bare.destroy();
      await store.close();
    },
  };
}

/** The error code of a refused call; a call that succeeds fails the test. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof S3ServiceException) return error.name;
    throw error;
  }
  throw new Error('the store accepted what it had to refuse');
}

/** The HTTP status of a refused call. */
export async function refusalStatus(call: Promise<unknown>): Promise<number> {
  try {
    await call;
  } catch (error) {
    if (error instanceof S3ServiceException) return error.$metadata.httpStatusCode ?? 0;
    throw error;
  }
  throw new Error('the store accepted what it had to refuse');
}

/** Stores a small object. */
export function put(target: Target, bucket: string, key: string, body: string | Uint8Array) {
  return target.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
}

/** Text of an object. */
export async function get(target: Target, bucket: string, key: string, version?: string) {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version });
  return (await target.s3.send(command)).Body?.transformToString();
}

/** SHA-256 in base64, the form of S3 checksums. */
export function sha256Base64(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('base64');
}

async function emptyBucket(s3: S3Client, bucket: string): Promise<void> {
  const uploads = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
  for (const { Key, UploadId } of uploads.Uploads ?? []) {
    await s3.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
  }
  // Retentions of the suite are a few seconds long.
  for (let attempt = 0; attempt < 15; attempt++) {
    const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    if (found.length === 0) break;
    for (const { Key, VersionId } of found) {
      const place = { Bucket: bucket, Key, VersionId };
      await s3.send(new DeleteObjectCommand(place)).catch(() => undefined);
    }
    if (!page.IsTruncated) await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
}
