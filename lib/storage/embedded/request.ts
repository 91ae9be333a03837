import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { S3Error } from './errors';
import { decodeStrict } from './percent';

/** A request after strict reading, before authentication. */
export interface S3Request {
  readonly http: IncomingMessage;
  readonly id: string;
  readonly method: string;
  /** Decoded path, the text that was signed and the text that is acted on. */
  readonly path: string;
  readonly bucket: string | undefined;
  readonly key: string | undefined;
  /** Decoded query; a name occurs once. */
  readonly query: ReadonlyMap<string, string>;
  /** Header names in lower case; a name that means something here occurs once. */
  readonly headers: ReadonlyMap<string, string>;
}

export const MAX_KEY_BYTES = 1024;

const SINGLE =
  /^(host|authorization|range|date|expect|origin|transfer-encoding|x-amz-|content-|if-)/;

/**
 * Reads target and headers of a request. Whatever could be understood in two ways (absolute
 * targets, raw non-ASCII bytes, a repeated parameter or header) is refused, because a signature
 * must cover exactly the meaning that is acted on.
 */
export function readRequest(http: IncomingMessage, id: string): S3Request {
  const target = http.url ?? '';
  if (!/^\/[\x21-\x22\x24-\x7e]*$/.test(target)) {
    throw new S3Error('InvalidURI', 'the request target must be an ASCII path');
  }
  const mark = target.indexOf('?');
  const path = decodeStrict(mark < 0 ? target : target.slice(0, mark));
  const query = readQuery(mark < 0 ? '' : target.slice(mark + 1));
  const slash = path.indexOf('/', 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  const key = slash < 0 ? '' : path.slice(slash + 1);
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    throw new S3Error('KeyTooLongError', `a key has at most ${MAX_KEY_BYTES} bytes of UTF-8`);
  }
  return {
    http,
    id,
    method: http.method ?? '',
    path,
    bucket: bucket === '' ? undefined : bucket,
    key: key === '' ? undefined : key,
    query,
    headers: readHeaders(http.rawHeaders),
  };
}

/** Identifier of a request in answers. */
export function newRequestId(): string {
  return randomBytes(8).toString('hex').toUpperCase();
}

function readQuery(text: string): Map<string, string> {
  const query = new Map<string, string>();
  if (text === '') return query;
  for (const pair of text.split('&')) {
    const mark = pair.indexOf('=');
    const name = decodeStrict(mark < 0 ? pair : pair.slice(0, mark));
    if (query.has(name)) throw new S3Error('InvalidArgument', 'a query parameter occurs twice');
    query.set(name, mark < 0 ? '' : decodeStrict(pair.slice(mark + 1)));
  }
  return query;
}

function readHeaders(raw: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase();
    const value = raw[i + 1] ?? '';
    const before = headers.get(name);
    if (before !== undefined && SINGLE.test(name)) {
      throw new S3Error('InvalidRequest', 'a header occurs twice');
    }
    headers.set(name, before === undefined ? value : `${before},${value}`);
  }
  return headers;
}
