import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Error } from './errors';
import { encodePath, encodeStrict } from './percent';
import type { S3Request } from './request';

/** The one key pair of the store. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What the signature says about the body. */
export type Payload =
  | { readonly kind: 'hashed'; readonly sha256: string }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'trailer' };

interface Claim {
  readonly presigned: boolean;
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly date: string;
  /** Text of the payload line in the canonical request. */
  readonly payload: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const SKEW_MS = 15 * 60 * 1000;
const MAX_EXPIRES_S = 7 * 24 * 3600;

const AUTH_QUERY = new Set([
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-SignedHeaders',
  'X-Amz-Signature',
  'X-Amz-Content-Sha256',
]);
/** Names a presigned address may carry besides; everything else would be unenforced decoration. */
const HARMLESS_QUERY = new Set(['x-amz-checksum-mode', 'x-amz-user-agent']);

/**
 * Checks AWS Signature Version 4 of a request, in the header or in the query. Stricter than S3:
 * every `x-amz-*` header must be signed, and an `x-amz-*` parameter outside the signature's own
 * is refused, above all a checksum hoisted into the query, which S3 does not enforce.
 * Returns what the signature says about the body; throws S3Error for everything else.
 */
export function authenticate(request: S3Request, credentials: Credentials, now: number): Payload {
  const claim = readClaim(request, now);
  const [accessKeyId, day, region, service, tail, ...rest] = claim.credential.split('/');
  if (
    !accessKeyId ||
    !day ||
    !region ||
    service !== 's3' ||
    tail !== 'aws4_request' ||
    rest.length
  ) {
    throw malformed(claim.presigned, 'the credential scope is malformed');
  }
  if (day !== claim.date.slice(0, 8) || !/^[a-z0-9-]{1,40}$/.test(region)) {
    throw malformed(claim.presigned, 'the credential scope does not fit the request');
  }
  if (!sameText(accessKeyId, credentials.accessKeyId)) throw new S3Error('InvalidAccessKeyId');
  const scope = `${day}/${region}/s3/aws4_request`;
  const stringToSign = [
    ALGORITHM,
    claim.date,
    scope,
    createHash('sha256').update(canonicalRequest(request, claim)).digest('hex'),
  ].join('\n');
  const dayKey = hmac(`AWS4${credentials.secretAccessKey}`, day);
  const signingKey = hmac(hmac(hmac(dayKey, region), 's3'), 'aws4_request');
  const expected = hmac(signingKey, stringToSign);
  const given = Buffer.from(claim.signature, 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new S3Error('SignatureDoesNotMatch');
  }
  return payloadOf(claim.payload, claim.presigned);
}

function readClaim(request: S3Request, now: number): Claim {
  const header = request.headers.get('authorization');
  const inQuery = [...request.query.keys()].filter((name) => /^x-amz-/i.test(name));
  if (header !== undefined && inQuery.some((name) => AUTH_QUERY.has(name))) {
    throw new S3Error('InvalidArgument', 'only one way of signing is allowed');
  }
  if (request.headers.has('x-amz-security-token')) {
    throw new S3Error('NotImplemented', 'session tokens are not offered');
  }
  for (const name of inQuery) {
    if (!AUTH_QUERY.has(name) && !HARMLESS_QUERY.has(name)) {
      throw new S3Error('InvalidRequest', 'an x-amz header may not be hoisted into the query');
    }
  }
  const claim = header === undefined ? fromQuery(request, now) : fromHeader(request, header, now);
  const signed = new Set(claim.signedHeaders);
  if (!signed.has('host')) throw malformed(claim.presigned, 'host must be signed');
  if (!claim.signedHeaders.every((name, i, all) => i === 0 || (all[i - 1] ?? '') < name)) {
    throw malformed(claim.presigned, 'signed headers must be sorted and unique');
  }
  for (const name of request.headers.keys()) {
    if (name.startsWith('x-amz-') && !signed.has(name)) {
      throw new S3Error('AccessDenied', 'there is an x-amz header that was not signed');
    }
  }
  return claim;
}

function fromHeader(request: S3Request, header: string, now: number): Claim {
  const match =
    /^AWS4-HMAC-SHA256 Credential=([^\s,]{1,200}), ?SignedHeaders=([a-z0-9;-]{1,2000}), ?Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  const [, credential, names, signature] = match ?? [];
  if (!credential || !names || !signature) {
    throw malformed(false, 'the authorization header is malformed');
  }
  const date = request.headers.get('x-amz-date');
  const payload = request.headers.get('x-amz-content-sha256');
  if (date === undefined) throw new S3Error('AccessDenied', 'x-amz-date is missing');
  if (payload === undefined) throw new S3Error('InvalidRequest', 'x-amz-content-sha256 is missing');
  if (Math.abs(now - timeOf(date, false)) > SKEW_MS) throw new S3Error('RequestTimeTooSkewed');
  const signedHeaders = names.split(';');
  if (request.headers.has('content-type') && !signedHeaders.includes('content-type')) {
    throw new S3Error('AccessDenied', 'content-type must be signed');
  }
  return { presigned: false, credential, signedHeaders, signature, date, payload };
}

function fromQuery(request: S3Request, now: number): Claim {
  const { query } = request;
  if (!query.has('X-Amz-Signature')) throw new S3Error('AccessDenied', 'the request is not signed');
  const credential = query.get('X-Amz-Credential') ?? '';
  const names = query.get('X-Amz-SignedHeaders') ?? '';
  const signature = query.get('X-Amz-Signature') ?? '';
  const date = query.get('X-Amz-Date') ?? '';
  const expires = query.get('X-Amz-Expires') ?? '';
  const wellFormed =
    query.get('X-Amz-Algorithm') === ALGORITHM &&
    /^[\x21-\x7e]{1,200}$/.test(credential) &&
    /^[a-z0-9;-]{1,2000}$/.test(names) &&
    /^[0-9a-f]{64}$/.test(signature) &&
    /^[1-9]\d{0,5}$/.test(expires) &&
    Number(expires) <= MAX_EXPIRES_S;
  if (!wellFormed) throw malformed(true, 'the query signature is malformed');
  const inQuery = query.get('X-Amz-Content-Sha256');
  if (inQuery !== undefined && inQuery !== 'UNSIGNED-PAYLOAD') {
    throw malformed(true, 'a payload hash belongs in a signed header');
  }
  const start = timeOf(date, true);
  if (now > start + Number(expires) * 1000) {
    throw new S3Error('AccessDenied', 'the presigned address has expired');
  }
  if (start - now > SKEW_MS) throw new S3Error('AccessDenied', 'the address is not valid yet');
  return {
    presigned: true,
    credential,
    signedHeaders: names.split(';'),
    signature,
    date,
    payload: request.headers.get('x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD',
  };
}

function payloadOf(text: string, presigned: boolean): Payload {
  if (/^[0-9a-f]{64}$/.test(text)) return { kind: 'hashed', sha256: text };
  if (text === 'UNSIGNED-PAYLOAD') return { kind: 'unsigned' };
  if (text === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' && !presigned) return { kind: 'trailer' };
  if (text.startsWith('STREAMING-')) {
    throw new S3Error('NotImplemented', 'this way of streaming is not offered');
  }
  throw new S3Error('InvalidArgument', 'x-amz-content-sha256 is malformed');
}

function canonicalRequest(request: S3Request, claim: Claim): string {
  const query = [...request.query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [encodeStrict(name), encodeStrict(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = claim.signedHeaders.map((name) => {
    const value = request.headers.get(name);
    if (value === undefined) throw new S3Error('AccessDenied', 'a signed header is missing');
    return `${name}:${value.replace(/[ \t]+/g, ' ').trim()}\n`;
  });
  return [
    request.method,
    encodePath(request.path),
    query,
    headers.join(''),
    claim.signedHeaders.join(';'),
    claim.payload,
  ].join('\n');
}

function timeOf(date: string, presigned: boolean): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (!match) throw malformed(presigned, 'the date is malformed');
  const [, y, mo, d, h, mi, s] = match;
  const time = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (Number.isNaN(time)) throw malformed(presigned, 'the date is malformed');
  return time;
}

function malformed(presigned: boolean, message: string): S3Error {
  const code = presigned ? 'AuthorizationQueryParametersError' : 'AuthorizationHeaderMalformed';
  return new S3Error(code, message);
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sameText(a: string, b: string): boolean {
  // Equal lengths for timingSafeEqual whatever was sent.
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
