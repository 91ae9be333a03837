import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { sha256Stream } from '#crypto';
import { fromBase64, SHA256_HEX, sha256Hex, toHex } from '@/lib/kernel/digest';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { idPattern } from '@/lib/kernel/ids';
import { clients } from './client';
import { despiteConflicts, isAbsent, reaching, storeCode } from './failures';
import { storeReport } from './probe';
import { type Removal, removeVersions } from './versions';
import { writeObject } from './write-object';

export { presignGet, presignPut } from './presign';

/** Key of a case's object: its bytes' own digest. Throws a RangeError for malformed parts. */
export function objectKey(caseId: string, sha256: string): string {
  if (!idPattern('case').test(caseId) || !SHA256_HEX.test(sha256)) {
    throw new RangeError('not a case id and a SHA-256 in hexadecimal');
  }
  return `cases/${caseId}/${sha256}`;
}

/** Key under which an upload in parts is put together before its digest is known to be right. */
export function stagingKey(intakeId: string): string {
  if (!idPattern('intake').test(intakeId)) throw new RangeError('not an intake id');
  return `staging/${intakeId}`;
}

/** An object the store itself has confirmed. */
export interface KeptObject {
  readonly key: string;
  /** Null where the store has no versions. */
  readonly versionId: string | null;
  /** Until when the store refuses to remove it; null where nothing holds it. */
  readonly retainUntil: Date | null;
  /** Kept by the embedded store, which is never write-once. */
  readonly embedded: boolean;
}

/** Outcome of comparing an object with what was announced. Differences are results, not errors. */
export type Confirmation =
  | { readonly ok: true; readonly kept: KeptObject }
  | {
      readonly ok: false;
      readonly reason: 'missing' | 'size_differs' | 'digest_differs';
      /** SHA-256 found, lower-case hexadecimal; null where it was not worth computing. */
      readonly sha256: string | null;
      readonly bytes: number | null;
    };

/**
 * Asks the store for size and SHA-256 of an object and compares. Where the store does not vouch
 * for a SHA-256 of the whole (or has none), the bytes are read and hashed. Once it fits, the
 * object is put under retention if the store offers Object Lock, unless `retain` is false.
 * Throws UNAVAILABLE when the store cannot answer.
 */
export async function confirmObject(
  key: string,
  sha256: string,
  bytes: number,
  { retain = true } = {},
): Promise<Confirmation> {
  const report = await storeReport();
  const { server, bucket } = clients();
  const head = await reaching(async () => {
    try {
      const place = { Bucket: bucket, Key: key };
      return await server.send(new HeadObjectCommand({ ...place, ChecksumMode: 'ENABLED' }));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  });
  if (!head) return { ok: false, reason: 'missing', sha256: null, bytes: null };
  const size = head.ContentLength ?? 0;
  if (size !== bytes) return { ok: false, reason: 'size_differs', sha256: null, bytes: size };
  const vouched = report.checksums ? wholeDigest(head.ChecksumSHA256) : undefined;
  const found = vouched ?? (await hashObject(key, head.VersionId))?.sha256;
  if (found !== sha256) {
    return { ok: false, reason: 'digest_differs', sha256: found ?? null, bytes: size };
  }
  const held = head.ObjectLockRetainUntilDate ?? null;
  return {
    ok: true,
    kept: {
      key,
      versionId: head.VersionId ?? null,
      retainUntil: retain && report.writeOnce ? await retained(key, head.VersionId, held) : held,
      embedded: report.embedded,
    },
  };
}

/**
 * Stores bytes this server made. Never overwrites: what is already there is confirmed instead.
 * `retain: false` for what can be made again. Throws CONFLICT (`object_differs`) where other
 * bytes lie under the key, UNAVAILABLE when the store cannot be reached.
 */
export async function putObject(object: {
  key: string;
  /** A stream is read once, so a call that met a conflict cannot be repeated with it. */
  body: Uint8Array | Readable;
  sha256: string;
  bytes: number;
  contentType: string;
  retain?: boolean;
}): Promise<KeptObject> {
  const write = () => writeObject(object);
  await reaching(() => (object.body instanceof Readable ? write() : despiteConflicts(write)));
  const { key, sha256, bytes, retain = true } = object;
  const confirmed = await confirmObject(key, sha256, bytes, { retain });
  if (!confirmed.ok) throw new AppError('CONFLICT', { reason: 'object_differs' });
  return confirmed.kept;
}

/** Bytes of an object on their way. The stream fails if they end early. */
export interface ObjectBytes {
  readonly stream: Readable;
  /** Bytes in the stream. */
  readonly bytes: number;
  /** Bytes of the whole object. */
  readonly total: number;
  readonly contentType: string;
  readonly versionId: string | null;
}

/**
 * All bytes of an object of a case. Throws as `readObject` does, and where the store has other bytes
 * under its digest.
 */
export async function readWhole(caseId: string, sha256: string): Promise<Buffer> {
  const { stream } = await readObject(objectKey(caseId, sha256));
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  if (sha256Hex(bytes) !== sha256) throw new Error(`object ${sha256} reads as other bytes`);
  return bytes;
}

/**
 * Opens an object for reading; `range` counts from 0, `end` inclusive. Throws NOT_FOUND
 * (`object`) where it is not, INVALID (`range`) where the range lies outside, UNAVAILABLE.
 */
export async function readObject(
  key: string,
  range?: { start: number; end: number },
  versionId?: string,
): Promise<ObjectBytes> {
  const { server, bucket } = clients();
  const found = await reaching(async () => {
    try {
      return await server.send(
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          VersionId: versionId,
          ...(range && { Range: `bytes=${range.start}-${range.end}` }),
        }),
      );
    } catch (error) {
      if (isAbsent(error)) throw new AppError('NOT_FOUND', { reason: 'object', cause: error });
      if (storeCode(error) === 'InvalidRange') {
        throw new AppError('INVALID', { reason: 'range', cause: error });
      }
      throw error;
    }
  });
  if (!(found.Body instanceof Readable)) throw new AppError('INTERNAL', { reason: 'no_stream' });
  const bytes = found.ContentLength ?? 0;
  const total = /\/(\d+)$/.exec(found.ContentRange ?? '')?.[1];
  return {
    stream: found.Body,
    bytes,
    total: total === undefined ? bytes : Number(total),
    contentType: found.ContentType ?? 'application/octet-stream',
    versionId: found.VersionId ?? null,
  };
}

/** SHA-256 and length of an object by reading all of it; null where it is not. */
export async function hashObject(
  key: string,
  versionId?: string,
): Promise<{ sha256: string; bytes: number } | null> {
  let opened: ObjectBytes;
  try {
    opened = await readObject(key, undefined, versionId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
  return reaching(async () => {
    const hash = sha256Stream();
    let bytes = 0;
    for await (const chunk of opened.stream) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    if (bytes !== opened.bytes) throw new Error('the store sent fewer bytes than it announced');
    return { sha256: toHex(hash.digest()), bytes };
  });
}

/** Every object under a prefix, in the store's order. */
export async function* listObjects(
  prefix: string,
): AsyncGenerator<{ key: string; bytes: number; modifiedAt: Date }> {
  const { server, bucket } = clients();
  let token: string | undefined;
  do {
    const input = { Bucket: bucket, Prefix: prefix, ContinuationToken: token };
    const page = await reaching(() => server.send(new ListObjectsV2Command(input)));
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key === undefined) continue;
      yield { key: Key, bytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0) };
    }
    token = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

/** Removes an object with all its versions. What is under retention stays and is counted. */
export function removeObject(key: string): Promise<Removal> {
  return reaching(() => removeVersions(key, (found) => found === key));
}

/** The SHA-256 of a whole object in hexadecimal; undefined for none or a checksum of checksums. */
function wholeDigest(checksum: string | undefined): string | undefined {
  if (checksum === undefined || checksum.includes('-')) return undefined;
  try {
    return toHex(fromBase64(checksum));
  } catch {
    return undefined;
  }
}

async function retained(
  key: string,
  version: string | undefined,
  held: Date | null,
): Promise<Date> {
  if (held && held.getTime() > Date.now()) return held;
  const until = new Date(Date.now() + env().S3_RETENTION_DAYS * 24 * 3600 * 1000);
  const { server, bucket } = clients();
  const Retention = { Mode: 'COMPLIANCE', RetainUntilDate: until } as const;
  const place = { Bucket: bucket, Key: key, VersionId: version };
  await reaching(() => server.send(new PutObjectRetentionCommand({ ...place, Retention })));
  return until;
}
