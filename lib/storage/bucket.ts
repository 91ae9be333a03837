import {
  CreateBucketCommand,
  GetBucketCorsCommand,
  HeadBucketCommand,
  PutBucketCorsCommand,
} from '@aws-sdk/client-s3';
import { env } from '@/lib/kernel/env';
import { clients } from './client';
import { reaching, storeCode, storeStatus } from './failures';

/** What browsers need of the bucket. */
export interface BucketReport {
  readonly bucket: string;
  readonly exists: boolean;
  /** Made by this call; only ever in the embedded store. */
  readonly created: boolean;
  /**
   * Whether a CORS rule lets this application's pages upload and read. Null where the store
   * does not tell.
   */
  readonly cors: boolean | null;
}

const UPLOAD_HEADERS = ['content-type', 'x-amz-checksum-sha256', 'if-none-match'];
const EXPOSED = ['ETag', 'x-amz-checksum-sha256', 'x-amz-version-id'];

/**
 * Makes the bucket ready. In the embedded store it is created with Object Lock (and so versions)
 * and gets its CORS rule; of a configured store it is only asked, for its owner decides.
 */
export async function ensureBucket(): Promise<BucketReport> {
  return reaching(async () => {
    if (!env().S3_EMBEDDED) return checkBucket();
    const { server, bucket } = clients();
    const created = await createBucket();
    await server.send(
      new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [ownRule()] } }),
    );
    return { bucket, exists: true, created, cors: true };
  });
}

/** Resolves when the store answers for the bucket. Throws UNAVAILABLE otherwise. */
export async function pingStore(): Promise<void> {
  const { server, bucket } = clients();
  await reaching(() => server.send(new HeadBucketCommand({ Bucket: bucket })));
}

/** The CORS rule browsers need, also for whoever sets up a store by hand. */
export function ownRule() {
  return {
    AllowedOrigins: ownOrigins(),
    AllowedMethods: ['GET', 'HEAD', 'PUT'],
    AllowedHeaders: UPLOAD_HEADERS,
    ExposeHeaders: EXPOSED,
    MaxAgeSeconds: 600,
  };
}

function ownOrigins(): string[] {
  const url = new URL(env().CHIROGRAPH_URL);
  const origins = [url.origin];
  // The same machine under its two names.
  if (url.hostname === 'localhost') origins.push(url.origin.replace('localhost', '127.0.0.1'));
  if (url.hostname === '127.0.0.1') origins.push(url.origin.replace('127.0.0.1', 'localhost'));
  return origins;
}

async function createBucket(): Promise<boolean> {
  const { server, bucket } = clients();
  try {
    await server.send(
      new CreateBucketCommand({ Bucket: bucket, ObjectLockEnabledForBucket: true }),
    );
    return true;
  } catch (error) {
    if (storeCode(error) === 'BucketAlreadyOwnedByYou') return false;
    throw error;
  }
}

async function checkBucket(): Promise<BucketReport> {
  const { server, bucket } = clients();
  try {
    await server.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (storeStatus(error) !== 404) throw error;
    return { bucket, exists: false, created: false, cors: null };
  }
  return { bucket, exists: true, created: false, cors: await corsFits() };
}

async function corsFits(): Promise<boolean | null> {
  const { server, bucket } = clients();
  try {
    const { CORSRules = [] } = await server.send(new GetBucketCorsCommand({ Bucket: bucket }));
    const [origin = ''] = ownOrigins();
    return CORSRules.some(
      (rule) =>
        covers(rule.AllowedOrigins, [origin]) &&
        covers(rule.AllowedMethods, ['PUT', 'GET']) &&
        covers(rule.AllowedHeaders, UPLOAD_HEADERS),
    );
  } catch (error) {
    if (storeCode(error) === 'NoSuchCORSConfiguration') return false;
    const status = storeStatus(error);
    if (status !== undefined && (status < 500 || status === 501)) return null;
    throw error;
  }
}

function covers(patterns: readonly string[] | undefined, needed: readonly string[]): boolean {
  return needed.every((name) =>
    patterns?.some((pattern) => {
      const [head = '', tail] = pattern.toLowerCase().split('*', 2);
      const text = name.toLowerCase();
      return tail === undefined
        ? head === text
        : text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
    }),
  );
}
