import { randomBytes } from 'node:crypto';
import {
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  HeadObjectCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { clients } from './client';
import { storeFailure, storeStatus } from './failures';
import { processWide } from './process-wide';
import { removeVersions } from './versions';

/** What the configured store can do, each found by trying. */
export interface StoreReport {
  readonly bucket: string;
  /** The store is the embedded one; whoever owns its disk can change bytes. */
  readonly embedded: boolean;
  /** A second write under the same key is refused when asked so. */
  readonly conditionalWrites: boolean;
  /** A body that does not fit its SHA-256 is refused, and the SHA-256 is given back. */
  readonly checksums: boolean;
  readonly versioning: boolean;
  readonly objectLock: boolean;
  /** Evidence is kept under retention. Never true for the embedded store. */
  readonly writeOnce: boolean;
  /** Names of what is missing, for messages: the members above that are false. */
  readonly lacks: readonly Lack[];
}

export type Lack = 'conditional_writes' | 'checksums' | 'versioning' | 'object_lock';

const slot = processWide<{ of: object; report: Promise<StoreReport> }>('report');
const BODY = Buffer.from('Chirograph asks what this store can do.\n');
/** SHA-256 of BODY and of nothing, base64. */
const RIGHT = 'stKQN+CHcFut8FPgtXPG7GmDbN6bnYZPlBL3SXtF414=';
const WRONG = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/**
 * The report of this process's store, probed once for the clients in use; a failed probe is tried
 * again next time.
 */
export function storeReport(): Promise<StoreReport> {
  const of = clients();
  if (slot.value?.of === of) return slot.value.report;
  const report = probeStore().catch((error: unknown) => {
    if (slot.value?.of === of) slot.value = undefined;
    throw error;
  });
  slot.value = { of, report };
  return report;
}

/** Forgets the report, so that the next use probes again. */
export function forgetStoreReport(): void {
  slot.value = undefined;
}

/**
 * Tries the store with small objects under `probe/` and removes them. Throws UNAVAILABLE when it
 * cannot be reached or refuses even a plain write.
 */
export async function probeStore(): Promise<StoreReport> {
  const { bucket } = clients();
  const embedded = env().S3_EMBEDDED;
  const name = `probe/${Date.now()}-${randomBytes(6).toString('hex')}`;
  try {
    const checksums = await keepsChecksums(`${name}-checksum`);
    const conditionalWrites = await refusesSecond(`${name}-condition`);
    const versioning = await hasVersions();
    const objectLock = versioning && (await hasLock());
    return {
      bucket,
      embedded,
      conditionalWrites,
      checksums,
      versioning,
      objectLock,
      writeOnce: objectLock && !embedded && env().S3_RETENTION_DAYS > 0,
      lacks: lacksOf({
        conditional_writes: conditionalWrites,
        checksums,
        versioning,
        object_lock: objectLock,
      }),
    };
  } catch (error) {
    throw storeFailure(error);
  } finally {
    // Leftovers of a probe are harmless and must not hide its result.
    await removeVersions(name).catch(() => undefined);
  }
}

function lacksOf(found: Record<Lack, boolean>): Lack[] {
  const names: Lack[] = ['conditional_writes', 'checksums', 'versioning', 'object_lock'];
  return names.filter((name) => !found[name]);
}

async function keepsChecksums(key: string): Promise<boolean> {
  const { server, bucket } = clients();
  const place = { Bucket: bucket, Key: key };
  try {
    await server.send(new PutObjectCommand({ ...place, Body: BODY, ChecksumSHA256: RIGHT }));
    const head = await server.send(new HeadObjectCommand({ ...place, ChecksumMode: 'ENABLED' }));
    if (head.ChecksumSHA256 !== RIGHT) return false;
  } catch (error) {
    if (storeStatus(error) !== 501 && storeStatus(error) !== 400) throw error;
    // Some stores refuse the header itself; a plain write tells that apart from a broken store.
    await server.send(new PutObjectCommand({ ...place, Body: BODY }));
    return false;
  }
  return refused(400, () =>
    server.send(new PutObjectCommand({ ...place, Body: BODY, ChecksumSHA256: WRONG })),
  );
}

async function refusesSecond(key: string): Promise<boolean> {
  const { server, bucket } = clients();
  const write = () =>
    server.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: BODY, IfNoneMatch: '*' }));
  try {
    await write();
  } catch (error) {
    if (storeStatus(error) === 501 || storeStatus(error) === 400) return false;
    throw error;
  }
  return refused(412, write);
}

async function hasVersions(): Promise<boolean> {
  const { server, bucket } = clients();
  try {
    const answer = await server.send(new GetBucketVersioningCommand({ Bucket: bucket }));
    return answer.Status === 'Enabled';
  } catch (error) {
    return notOffered(error);
  }
}

async function hasLock(): Promise<boolean> {
  const { server, bucket } = clients();
  try {
    const answer = await server.send(new GetObjectLockConfigurationCommand({ Bucket: bucket }));
    return answer.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled';
  } catch (error) {
    return notOffered(error);
  }
}

/** A refusal means that the thing is not to be had; no answer means that we do not know. */
function notOffered(error: unknown): false {
  const status = storeStatus(error);
  if (status !== undefined && (status < 500 || status === 501)) return false;
  throw error;
}

async function refused(status: number, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return false;
  } catch (error) {
    if (storeStatus(error) === status) return true;
    const failure = storeFailure(error);
    if (failure.reason === 'store_refused') return false;
    throw new AppError('UNAVAILABLE', { reason: 'store_unreachable', retryAfter: 5, cause: error });
  }
}
