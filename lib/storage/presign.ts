import { GetObjectCommand, PutObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { fromHex, toBase64 } from '@/lib/kernel/digest';
import { clients } from './client';
import { reaching } from './failures';
import { attachmentName } from './file-name';
import { storeReport } from './probe';

/** A request a browser may send as it is: exactly these headers, this address, this method. */
export interface PresignedPut {
  readonly url: string;
  readonly headers: Record<string, string>;
}

const PUT_LIFE_S = 15 * 60;
const CHECKSUM = 'x-amz-checksum-sha256';

/** Media types a browser shows by itself without running anything. */
const SHOWABLE =
  /^(image\/(png|jpeg|webp|gif|avif)|video\/[\w.+-]+|audio\/[\w.+-]+|application\/pdf|text\/plain(; ?charset=utf-8)?)$/;

/**
 * An address for one PUT of exactly these bytes under this key, good for 15 minutes. SHA-256,
 * length, type and `If-None-Match: *` are signed headers, so the store itself refuses any other
 * body. `sha256` is lower-case hexadecimal, `bytes` the length. The condition is left out where
 * the store has none.
 */
export async function presignPut(wanted: {
  key: string;
  sha256: string;
  bytes: number;
  contentType: string;
}): Promise<PresignedPut> {
  const { conditionalWrites } = await storeReport();
  const { presigner, bucket } = clients();
  const checksum = toBase64(fromHex(wanted.sha256));
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: wanted.key,
    ContentType: wanted.contentType,
    ContentLength: wanted.bytes,
    ChecksumSHA256: checksum,
    ...(conditionalWrites && { IfNoneMatch: '*' }),
  });
  const headers: Record<string, string> = {
    'content-type': wanted.contentType,
    [CHECKSUM]: checksum,
    ...(conditionalWrites && { 'if-none-match': '*' }),
  };
  const url = await reaching(() => getSignedUrl(presigner, command, signing(headers)));
  return { url, headers };
}

/**
 * An address for one part of a multipart upload, bound to the part's own SHA-256 and length.
 * `part` counts from 1.
 */
export async function presignPart(wanted: {
  key: string;
  uploadId: string;
  part: number;
  sha256: string;
  bytes: number;
}): Promise<PresignedPut> {
  const { presigner, bucket } = clients();
  const checksum = toBase64(fromHex(wanted.sha256));
  const command = new UploadPartCommand({
    Bucket: bucket,
    Key: wanted.key,
    UploadId: wanted.uploadId,
    PartNumber: wanted.part,
    ContentLength: wanted.bytes,
    ChecksumSHA256: checksum,
  });
  const headers = { [CHECKSUM]: checksum };
  const url = await reaching(() => getSignedUrl(presigner, command, signing(headers)));
  return { url, headers };
}

/**
 * An address to read an object for `expires` seconds under a safe file name. Shown in place only
 * when `inline` is asked and the type is one that cannot act; everything else is a download.
 */
export async function presignGet(
  key: string,
  as: { fileName: string; inline?: boolean; contentType: string; expires: number },
): Promise<string> {
  const { presigner, bucket } = clients();
  const inline = as.inline === true && SHOWABLE.test(as.contentType);
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseContentType: as.contentType,
    ResponseContentDisposition: attachmentName(as.fileName, inline),
    ResponseCacheControl: 'private, no-store',
  });
  return reaching(() => getSignedUrl(presigner, command, { expiresIn: as.expires }));
}

/** Options that make every one of `headers`, and the length, a signed header. */
function signing(headers: Record<string, string>) {
  // Left alone, the SDK moves x-amz-* headers into the query, where S3 does not enforce them, and
  // leaves the type unsigned.
  const names = Object.keys(headers);
  return {
    expiresIn: PUT_LIFE_S,
    unhoistableHeaders: new Set(names),
    signableHeaders: new Set(['host', 'content-length', ...names]),
  };
}
