import type { Described, LockState, ObjectVersion } from './acts';
import { S3Error } from './errors';
import type { Bucket } from './state';

type Headers = ReadonlyMap<string, string>;

const KEPT = ['content-type', 'content-disposition', 'content-language', 'expires'] as const;
const MAX_META_BYTES = 2048;
const MAX_VALUE = 1024;

const OVERRIDES = new Map([
  ['response-content-type', 'content-type'],
  ['response-content-disposition', 'content-disposition'],
  ['response-content-language', 'content-language'],
  ['response-content-encoding', 'content-encoding'],
  ['response-expires', 'expires'],
]);

/** The descriptive headers of a PUT that are kept with the object. */
export function describedBy(headers: Headers): Described {
  const kept: Record<string, string> = {};
  for (const name of KEPT) {
    const value = headers.get(name);
    if (value !== undefined) kept[name] = safeValue(value);
  }
  const encoding = (headers.get('content-encoding') ?? '')
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'aws-chunked')
    .join(',');
  if (encoding !== '') kept['content-encoding'] = safeValue(encoding);
  const meta: Record<string, string> = {};
  let metaBytes = 0;
  for (const [name, value] of headers) {
    if (!name.startsWith('x-amz-meta-')) continue;
    const short = name.slice('x-amz-meta-'.length);
    metaBytes += short.length + Buffer.byteLength(value);
    if (metaBytes > MAX_META_BYTES) throw new S3Error('MetadataTooLarge');
    // Not defineProperty semantics: a header may be called __proto__.
    Object.defineProperty(meta, short, { value, enumerable: true });
  }
  return { headers: kept, meta };
}

/** Object Lock headers of a PUT. Only COMPLIANCE, only on a bucket made for it. */
export function lockedBy(headers: Headers, bucket: Bucket, now: number): LockState {
  const mode = headers.get('x-amz-object-lock-mode');
  const until = headers.get('x-amz-object-lock-retain-until-date');
  const hold = headers.get('x-amz-object-lock-legal-hold');
  if ((mode ?? until ?? hold) === undefined) return { retainUntil: null, hold: false };
  if (!bucket.lock) throw new S3Error('InvalidRequest', 'the bucket was made without object lock');
  if ((mode === undefined) !== (until === undefined)) {
    throw new S3Error('InvalidArgument', 'lock mode and date belong together');
  }
  return {
    retainUntil: mode === undefined ? null : readRetention(mode, until, now),
    hold: hold === undefined ? false : readHold(hold),
  };
}

/** Retention end in milliseconds, from mode and ISO 8601 date. */
export function readRetention(mode: string, until: string | undefined, now: number): number {
  if (mode === 'GOVERNANCE') {
    throw new S3Error('NotImplemented', 'GOVERNANCE can be lifted and is not offered');
  }
  if (mode !== 'COMPLIANCE') throw new S3Error('MalformedXML', 'unknown lock mode');
  const time = /^\d{4}-\d\d-\d\dT/.test(until ?? '') ? Date.parse(until ?? '') : Number.NaN;
  if (Number.isNaN(time)) throw new S3Error('InvalidArgument', 'the retention date is malformed');
  if (time <= now) throw new S3Error('InvalidArgument', 'the retention date has passed');
  return time;
}

/** A legal hold switch. */
export function readHold(text: string | undefined): boolean {
  if (text !== 'ON' && text !== 'OFF') throw new S3Error('MalformedXML', 'a hold is ON or OFF');
  return text === 'ON';
}

/** Headers of an answer that carries or describes an object. `whole`: not a range of it. */
export function headersOf(
  object: ObjectVersion,
  bucket: Bucket,
  query: Headers,
  checksums: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/octet-stream',
    ...object.headers,
    etag: object.etag,
    'last-modified': new Date(object.at).toUTCString(),
    'accept-ranges': 'bytes',
  };
  if (bucket.versioning !== 'Off') headers['x-amz-version-id'] = object.version;
  for (const [name, value] of Object.entries(object.meta)) headers[`x-amz-meta-${name}`] = value;
  for (const [parameter, name] of OVERRIDES) {
    const value = query.get(parameter);
    if (value !== undefined) headers[name] = safeValue(value);
  }
  if (checksums && object.checksum) {
    const { algorithm, value } = object.checksum;
    headers[`x-amz-checksum-${algorithm}`] = value;
    headers['x-amz-checksum-type'] = value.includes('-') ? 'COMPOSITE' : 'FULL_OBJECT';
  }
  if (object.retainUntil !== null) {
    headers['x-amz-object-lock-mode'] = 'COMPLIANCE';
    headers['x-amz-object-lock-retain-until-date'] = new Date(object.retainUntil).toISOString();
  }
  if (object.hold) headers['x-amz-object-lock-legal-hold'] = 'ON';
  return headers;
}

function safeValue(value: string): string {
  if (value.length > MAX_VALUE || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
    throw new S3Error('InvalidArgument', 'a header value is too long or not printable');
  }
  return value;
}
