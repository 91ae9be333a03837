import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type Part,
} from '@aws-sdk/client-s3';
import { AppError } from '@/lib/kernel/errors';
import { clients } from './client';
import { despiteConflicts, isAbsent, reaching, storeCode } from './failures';
import { type Confirmation, confirmObject, hashObject, readObject, removeObject } from './objects';
import { storeReport } from './probe';
import { writeObject } from './write-object';

export { presignPart } from './presign';

/** Opens an upload in parts under a staging key; answers the store's upload id. */
export async function createParts(key: string, contentType: string): Promise<string> {
  const { checksums } = await storeReport();
  const { server, bucket } = clients();
  const { UploadId } = await reaching(() =>
    server.send(
      new CreateMultipartUploadCommand({
        Bucket: bucket,
        Key: key,
        ContentType: contentType,
        ...(checksums && { ChecksumAlgorithm: 'SHA256' }),
      }),
    ),
  );
  if (!UploadId) throw new AppError('UNAVAILABLE', { reason: 'store_refused', retryAfter: 60 });
  return UploadId;
}

/** The parts the store holds, by number; an upload that is gone has none. */
export async function listParts(
  key: string,
  uploadId: string,
): Promise<{ part: number; bytes: number }[]> {
  const parts = await heldParts(key, uploadId);
  return (parts ?? []).map((p) => ({ part: p.PartNumber ?? 0, bytes: p.Size ?? 0 }));
}

/**
 * Puts the parts the store holds together under the staging key. An upload completed before is
 * no error, so that the call can be repeated. With `bytes`, throws CONFLICT (`parts_missing`)
 * while the parts do not add up to it, and the upload can go on.
 */
export async function completeParts(key: string, uploadId: string, bytes?: number): Promise<void> {
  const { server, bucket } = clients();
  const parts = await heldParts(key, uploadId);
  if (!parts) return;
  const sum = parts.reduce((total, part) => total + (part.Size ?? 0), 0);
  const gapless = parts.every((part, i) => part.PartNumber === i + 1);
  if (parts.length === 0 || !gapless || (bytes !== undefined && sum !== bytes)) {
    throw new AppError('CONFLICT', { reason: 'parts_missing' });
  }
  const Parts = parts.map(({ PartNumber, ETag, ChecksumSHA256 }) => ({
    PartNumber,
    ETag,
    ChecksumSHA256,
  }));
  const place = { Bucket: bucket, Key: key, UploadId: uploadId };
  const command = new CompleteMultipartUploadCommand({ ...place, MultipartUpload: { Parts } });
  await reaching(() =>
    despiteConflicts(async () => {
      try {
        await server.send(command);
      } catch (error) {
        // An answer that got lost: the repetition finds the upload ended.
        if (!isAbsent(error)) throw error;
      }
    }),
  );
}

/** Ends an upload and gives its parts back. One that is gone is no error. */
export async function abortParts(key: string, uploadId: string): Promise<void> {
  const { server, bucket } = clients();
  const place = { Bucket: bucket, Key: key, UploadId: uploadId };
  await reaching(async () => {
    try {
      await server.send(new AbortMultipartUploadCommand(place));
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
  });
}

/** Every upload in parts that is still open, for the search for abandoned ones. */
export async function* openUploads(
  prefix: string,
): AsyncGenerator<{ key: string; uploadId: string; startedAt: Date }> {
  const { server, bucket } = clients();
  let markers: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {};
  for (;;) {
    const input = { Bucket: bucket, Prefix: prefix, ...markers };
    const page = await reaching(() => server.send(new ListMultipartUploadsCommand(input)));
    for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
      if (Key === undefined || UploadId === undefined) continue;
      yield { key: Key, uploadId: UploadId, startedAt: Initiated ?? new Date(0) };
    }
    if (!page.IsTruncated) return;
    markers = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
  }
}

/**
 * Moves a completed staging object under its digest key. A checksum over parts is not the
 * file's SHA-256, so all bytes are read again, hashed and written under the digest key, which the
 * store accepts only if they fit (it is asked to check; where it cannot, they are hashed before).
 * The staging object is removed whatever came out. Can be repeated: without a staging object the
 * digest key alone decides. Throws UNAVAILABLE.
 */
export async function settleStaged(move: {
  from: string;
  to: string;
  sha256: string;
  bytes: number;
  contentType: string;
}): Promise<Confirmation> {
  const { from, to, sha256, bytes } = move;
  const before = await confirmObject(to, sha256, bytes);
  const different = before.ok ? undefined : await copyChecked(move);
  const outcome = before.ok ? before : (different ?? (await confirmObject(to, sha256, bytes)));
  await removeObject(from);
  return outcome;
}

/** Undefined when the bytes are under the digest key or there was nothing to copy. */
async function copyChecked(move: {
  from: string;
  to: string;
  sha256: string;
  bytes: number;
  contentType: string;
}): Promise<Confirmation | undefined> {
  const { from, to, sha256, bytes, contentType } = move;
  const { checksums } = await storeReport();
  if (!checksums) {
    const found = await hashObject(from);
    if (!found) return undefined;
    if (found.bytes !== bytes) return { ok: false, reason: 'size_differs', ...found };
    if (found.sha256 !== sha256) return { ok: false, reason: 'digest_differs', ...found };
  }
  return reaching(() =>
    despiteConflicts(async () => {
      const staged = await openStaged(from);
      if (!staged) return undefined;
      if (staged.bytes !== bytes) {
        staged.stream.destroy();
        return { ok: false, reason: 'size_differs', sha256: null, bytes: staged.bytes } as const;
      }
      try {
        await writeObject({ key: to, body: staged.stream, sha256, bytes, contentType });
        return undefined;
      } catch (error) {
        if (storeCode(error) !== 'BadDigest') throw error;
        const found = await hashObject(from);
        if (!found || found.sha256 === sha256) throw error;
        return { ok: false, reason: 'digest_differs', ...found } as const;
      } finally {
        staged.stream.destroy();
      }
    }),
  );
}

async function openStaged(key: string) {
  try {
    return await readObject(key);
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** The parts of an upload in order; undefined when the store does not know the upload. */
async function heldParts(key: string, uploadId: string): Promise<Part[] | undefined> {
  const { server, bucket } = clients();
  const parts: Part[] = [];
  let marker: string | undefined;
  do {
    const place = { Bucket: bucket, Key: key, UploadId: uploadId };
    const command = new ListPartsCommand({ ...place, PartNumberMarker: marker });
    const page = await reaching(async () => {
      try {
        return await server.send(command);
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    });
    if (!page) return undefined;
    parts.push(...(page.Parts ?? []));
    marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
  } while (marker !== undefined);
  return parts;
}
