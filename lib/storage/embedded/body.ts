import { createHash } from 'node:crypto';
import { AwsChunkedDecoder } from './aws-chunked';
import type { Blobs, BlobWriter } from './blobs';
import { type Checksum, checkedValue, hasher, type Promised, promisedChecksum } from './checksums';
import { S3Error } from './errors';
import type { S3Request } from './request';
import type { Payload } from './sigv4';

/** Largest body of one PUT, as in S3: 5 GiB. */
export const MAX_OBJECT_BYTES = 5 * 1024 ** 3;
const MAX_XML_BYTES = 4 * 1024 * 1024;

/** Bytes that arrived whole and as promised. */
export interface Received {
  readonly size: number;
  readonly sha256: string;
  readonly checksum: Checksum | undefined;
}

/** Everything a request promises about its body, read before the body is. */
interface Promises {
  readonly payload: Payload;
  readonly length: number;
  readonly checksum: Promised | undefined;
  readonly md5: string | undefined;
}

/**
 * Reads the promises of an object body. Throws where the length is missing or too large, so that
 * nothing is read in vain.
 */
export function promisesOf(request: S3Request, payload: Payload): Promises {
  const { headers } = request;
  const chunked = /(^|,)\s*aws-chunked\s*(,|$)/.test(headers.get('content-encoding') ?? '');
  if (chunked && payload.kind !== 'trailer') {
    throw new S3Error('InvalidRequest', 'aws-chunked needs a streaming payload hash');
  }
  const name = payload.kind === 'trailer' ? 'x-amz-decoded-content-length' : 'content-length';
  const text = headers.get(name);
  if (text === undefined) throw new S3Error('MissingContentLength');
  if (!/^\d{1,16}$/.test(text)) throw new S3Error('InvalidArgument', 'the length is malformed');
  const length = Number(text);
  if (length > MAX_OBJECT_BYTES) throw new S3Error('EntityTooLarge');
  const md5 = headers.get('content-md5');
  if (md5 !== undefined && Buffer.from(md5, 'base64').length !== 16) {
    throw new S3Error('InvalidDigest');
  }
  const checksum = promisedChecksum(headers);
  if (checksum && checksum.value === undefined && payload.kind !== 'trailer') {
    throw new S3Error('InvalidRequest', 'a trailer needs a streaming payload hash');
  }
  return { payload, length, checksum, md5 };
}

/**
 * Writes the body into a new blob while hashing it, and checks every promise. On success the
 * blob is durable but nobody's; on any failure no trace is left.
 */
export async function receiveBlob(
  request: S3Request,
  promises: Promises,
  blobs: Blobs,
): Promise<Received & { readonly writer: BlobWriter }> {
  const writer = await blobs.create();
  try {
    const received = await receive(request, promises, (chunk) => writer.write(chunk));
    await writer.keep();
    return { ...received, writer };
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/**
 * Reads a small body (XML or none) whole, checking the same promises. `ofObject`: the checksum
 * headers speak of the object being completed, not of this body.
 */
export async function receiveText(
  request: S3Request,
  payload: Payload,
  { ofObject = false } = {},
): Promise<string> {
  const { headers } = request;
  if (payload.kind === 'trailer') throw new S3Error('InvalidRequest', 'this body cannot stream');
  const declared = Number(headers.get('content-length') ?? 0);
  if (!(declared <= MAX_XML_BYTES)) throw new S3Error('EntityTooLarge');
  const chunks: Buffer[] = [];
  const promises = {
    payload,
    length: headers.has('content-length') ? declared : -1,
    checksum: ofObject ? undefined : promisedChecksum(headers),
    md5: headers.get('content-md5'),
  };
  let size = 0;
  await receive(request, promises, async (chunk) => {
    size += chunk.length;
    if (size > MAX_XML_BYTES) throw new S3Error('EntityTooLarge');
    chunks.push(chunk);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new S3Error('MalformedXML', 'the body is not UTF-8');
  }
}

/** Reads on to the end of a body that is not wanted, at most `cap` bytes; true at the end. */
export async function drain(request: S3Request, cap: number): Promise<boolean> {
  const { http } = request;
  if (http.readableEnded || http.complete) {
    http.resume();
    return true;
  }
  // More than we would read anyway: answer now and hang up.
  if (Number(request.headers.get('content-length') ?? 0) > cap) return false;
  let left = cap;
  try {
    for await (const chunk of http.iterator({ destroyOnReturn: false })) {
      left -= bufferOf(chunk).length;
      if (left < 0) return false;
    }
    return true;
  } catch {
    return false;
  }
}

async function receive(
  request: S3Request,
  promises: Promises,
  take: (chunk: Buffer) => Promise<void>,
): Promise<Received> {
  const { payload, length } = promises;
  const sha256 = createHash('sha256');
  const md5 = promises.md5 === undefined ? undefined : createHash('md5');
  const promised = promises.checksum;
  const check =
    promised && promised.algorithm !== 'sha256' ? hasher(promised.algorithm) : undefined;
  const decoder = payload.kind === 'trailer' ? new AwsChunkedDecoder() : undefined;
  let size = 0;
  // Returning early must not destroy the socket: the client is still to read our answer.
  for await (const chunk of request.http.iterator({ destroyOnReturn: false })) {
    const bytes = bufferOf(chunk);
    for (const piece of decoder ? decoder.push(bytes) : [bytes]) {
      size += piece.length;
      if (length >= 0 && size > length) throw new S3Error('IncompleteBody', 'the body is too long');
      sha256.update(piece);
      md5?.update(piece);
      check?.update(piece);
      await take(piece);
    }
  }
  decoder?.end();
  if (length >= 0 && size !== length) throw new S3Error('IncompleteBody', 'the body is too short');
  const digest = sha256.digest();
  if (payload.kind === 'hashed' && digest.toString('hex') !== payload.sha256) {
    throw new S3Error('XAmzContentSHA256Mismatch');
  }
  if (md5 && md5.digest('base64') !== promises.md5) throw new S3Error('BadDigest');
  const trailers = decoder?.trailers ?? new Map<string, string>();
  const computed = (check?.digest() ?? digest).toString('base64');
  return {
    size,
    sha256: digest.toString('hex'),
    checksum: promised && keptPromise(promised, trailers, computed),
  };
}

function keptPromise(
  promised: Promised,
  trailers: ReadonlyMap<string, string>,
  computed: string,
): Checksum {
  const { algorithm } = promised;
  let { value } = promised;
  if (value === undefined) {
    const text = trailers.get(`x-amz-checksum-${algorithm}`);
    if (text === undefined || trailers.size !== 1) {
      throw new S3Error('InvalidRequest', 'the trailer does not bring the checksum it announced');
    }
    value = checkedValue(algorithm, text);
  } else if (trailers.size > 0) {
    throw new S3Error('InvalidRequest', 'a trailer came unannounced');
  }
  if (value !== computed) throw new S3Error('BadDigest', 'the checksum does not fit the bytes');
  return { algorithm, value };
}

function bufferOf(chunk: unknown): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  throw new Error('a request without encoding yields buffers');
}
