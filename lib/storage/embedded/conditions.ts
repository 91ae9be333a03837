import type { ObjectVersion } from './acts';
import { S3Error } from './errors';

type Headers = ReadonlyMap<string, string>;

/**
 * Conditions of a write (`If-None-Match: *`, `If-Match: <etag>`). Call once early to spare the
 * body, and again in the key's turn, where the answer counts.
 */
export function checkWrite(headers: Headers, current: ObjectVersion | undefined): void {
  const none = headers.get('if-none-match');
  const match = headers.get('if-match');
  if (none !== undefined && match !== undefined) {
    throw new S3Error('InvalidRequest', 'two conditions are given');
  }
  if (headers.has('if-modified-since') || headers.has('if-unmodified-since')) {
    throw new S3Error('NotImplemented', 'a write cannot depend on a date');
  }
  if (none !== undefined) {
    if (none.trim() !== '*')
      throw new S3Error('NotImplemented', 'only If-None-Match: * is offered');
    if (current) throw new S3Error('PreconditionFailed', 'the object exists');
  }
  if (match !== undefined) {
    if (!current) throw new S3Error('NoSuchKey');
    if (!namesTag(match, current.etag)) throw new S3Error('PreconditionFailed');
  }
}

/** Conditions of a read, in the precedence of RFC 9110 §13.2.2. */
export function checkRead(headers: Headers, object: ObjectVersion): void {
  const match = headers.get('if-match');
  const none = headers.get('if-none-match');
  const modified = Math.floor(object.at / 1000) * 1000;
  if (match !== undefined) {
    if (!namesTag(match, object.etag)) throw new S3Error('PreconditionFailed');
  } else {
    const since = dateOf(headers.get('if-unmodified-since'));
    if (since !== undefined && modified > since) throw new S3Error('PreconditionFailed');
  }
  if (none !== undefined) {
    if (namesTag(none, object.etag)) {
      throw new S3Error('NotModified', undefined, { etag: object.etag });
    }
  } else {
    const since = dateOf(headers.get('if-modified-since'));
    if (since !== undefined && modified <= since) {
      throw new S3Error('NotModified', undefined, { etag: object.etag });
    }
  }
}

/** A byte range within an object. */
export interface ByteRange {
  readonly start: number;
  /** Last byte, inclusive. */
  readonly end: number;
}

/**
 * The single range of a `Range` header. Undefined for a header that RFC 9110 §14.2 lets us
 * ignore (another unit, several ranges, malformed); InvalidRange where it cannot be satisfied.
 */
export function readRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!match) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < start) return undefined;
  if (start >= size || (first === '' && Number(last) === 0)) {
    throw new S3Error('InvalidRange', undefined, { 'content-range': `bytes */${size}` });
  }
  return { start, end };
}

function namesTag(header: string, etag: string): boolean {
  return header.split(',').some((tag) => {
    const trimmed = tag.trim();
    return trimmed === '*' || trimmed === etag || `"${trimmed}"` === etag;
  });
}

function dateOf(text: string | undefined): number | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
