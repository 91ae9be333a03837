import type { Version } from './acts';
import { type Answer, type Call, xmlAnswer } from './answer';
import { S3Error } from './errors';
import { encodePath } from './percent';
import type { S3Request } from './request';
import { compareKeys } from './sorted-keys';
import type { Bucket } from './state';
import { formatXml, type XmlChild } from './xml';

const MAX_KEYS = 1000;
/** Sorts after every key that starts with what precedes it. */
const LAST = '\u{10ffff}';

interface Page<T> {
  readonly items: readonly T[];
  readonly prefixes: readonly string[];
  /** Where the next page starts, when there is one. */
  readonly next: { readonly key: string; readonly version: string } | undefined;
}

/** Number of a `max-…` parameter, at most 1,000. */
export function pageSize(request: S3Request, name: string): number {
  const text = request.query.get(name);
  if (text === undefined) return MAX_KEYS;
  if (!/^\d{1,9}$/.test(text)) throw new S3Error('InvalidArgument', 'the page size is malformed');
  return Math.min(Number(text), MAX_KEYS);
}

/** How keys are written in a listing: `encoding-type=url` or as they are. */
export function keyEncoder(request: S3Request): (text: string) => string {
  const type = request.query.get('encoding-type');
  if (type === undefined) return (text) => text;
  if (type !== 'url') throw new S3Error('InvalidArgument', 'unknown encoding type');
  return encodePath;
}

/** ListObjectsV2. */
export function listObjects(call: Call): Answer {
  const { request } = call;
  if (request.query.get('list-type') !== '2') {
    throw new S3Error('NotImplemented', 'only version 2 of this listing is offered');
  }
  const bucket = call.store.bucket(request.bucket);
  const size = pageSize(request, 'max-keys');
  const encode = keyEncoder(request);
  const prefix = request.query.get('prefix') ?? '';
  const delimiter = request.query.get('delimiter') ?? '';
  const token = request.query.get('continuation-token');
  const after = request.query.get('start-after');
  const start = token === undefined ? after && `${after}\u0000` : readToken(token);
  const entries = currentEntries(bucket, later(start ?? '', prefix));
  const page = takePage(entries, { prefix, delimiter, size });
  const echo = (name: string, value: string | undefined): XmlChild =>
    value === undefined ? undefined : [name, value];
  return xmlAnswer(
    formatXml('ListBucketResult', [
      ['Name', bucket.name],
      ['Prefix', encode(prefix)],
      delimiter === '' ? undefined : ['Delimiter', encode(delimiter)],
      ['MaxKeys', size],
      ['KeyCount', page.items.length + page.prefixes.length],
      ['IsTruncated', page.next !== undefined],
      echo('EncodingType', request.query.get('encoding-type')),
      echo('ContinuationToken', token),
      echo('StartAfter', after === undefined ? undefined : encode(after)),
      echo('NextContinuationToken', page.next && makeToken(page.next.key)),
      ...page.items.map(({ key, version }): XmlChild => {
        if (version.marker) return undefined;
        return [
          'Contents',
          [
            ['Key', encode(key)],
            ['LastModified', new Date(version.at).toISOString()],
            ['ETag', version.etag],
            version.checksum && ['ChecksumAlgorithm', version.checksum.algorithm.toUpperCase()],
            ['Size', version.size],
            ['StorageClass', 'STANDARD'],
          ],
        ];
      }),
      ...page.prefixes.map((item): XmlChild => ['CommonPrefixes', [['Prefix', encode(item)]]]),
    ]),
  );
}

/** ListObjectVersions: by key, newest first. */
export function listVersions(call: Call): Answer {
  const { request } = call;
  const bucket = call.store.bucket(request.bucket);
  const size = pageSize(request, 'max-keys');
  const encode = keyEncoder(request);
  const prefix = request.query.get('prefix') ?? '';
  const delimiter = request.query.get('delimiter') ?? '';
  const keyMarker = request.query.get('key-marker') ?? '';
  const versionMarker = request.query.get('version-id-marker');
  if (versionMarker !== undefined && keyMarker === '') {
    throw new S3Error('InvalidArgument', 'a version marker needs a key marker');
  }
  const entries = versionEntries(bucket, later(keyMarker, prefix), keyMarker, versionMarker);
  const page = takePage(entries, { prefix, delimiter, size });
  return xmlAnswer(
    formatXml('ListVersionsResult', [
      ['Name', bucket.name],
      ['Prefix', encode(prefix)],
      ['KeyMarker', encode(keyMarker)],
      ['VersionIdMarker', versionMarker ?? ''],
      ['MaxKeys', size],
      delimiter === '' ? undefined : ['Delimiter', encode(delimiter)],
      ['IsTruncated', page.next !== undefined],
      request.query.has('encoding-type') ? ['EncodingType', 'url'] : undefined,
      page.next && ['NextKeyMarker', encode(page.next.key)],
      page.next && page.next.version !== ''
        ? ['NextVersionIdMarker', page.next.version]
        : undefined,
      ...page.items.map(({ key, version }): XmlChild => {
        const common: XmlChild[] = [
          ['Key', encode(key)],
          ['VersionId', version.version],
          ['IsLatest', bucket.newest(key) === version],
          ['LastModified', new Date(version.at).toISOString()],
        ];
        if (version.marker) return ['DeleteMarker', common];
        return ['Version', [...common, ['ETag', version.etag], ['Size', version.size]]];
      }),
      ...page.prefixes.map((item): XmlChild => ['CommonPrefixes', [['Prefix', encode(item)]]]),
    ]),
  );
}

interface Entry {
  readonly key: string;
  readonly version: Version;
}

function* currentEntries(bucket: Bucket, start: string): Generator<Entry> {
  for (const key of bucket.keys.from(start)) {
    const version = bucket.newest(key);
    if (version && !version.marker) yield { key, version };
  }
}

function* versionEntries(
  bucket: Bucket,
  start: string,
  keyMarker: string,
  versionMarker: string | undefined,
): Generator<Entry> {
  for (const key of bucket.keys.from(start)) {
    let versions = bucket.objects.get(key) ?? [];
    if (key === keyMarker) {
      // Without a version marker the whole key lies behind us.
      const at = versions.findIndex((version) => version.version === versionMarker);
      versions = at < 0 ? [] : versions.slice(at + 1);
    }
    for (const version of versions) yield { key, version };
  }
}

function takePage(
  entries: Iterable<Entry>,
  { prefix, delimiter, size }: { prefix: string; delimiter: string; size: number },
): Page<Entry> {
  const items: Entry[] = [];
  const prefixes: string[] = [];
  let next: Page<Entry>['next'];
  if (size === 0) return { items, prefixes, next };
  for (const entry of entries) {
    if (!entry.key.startsWith(prefix)) {
      if (compareKeys(entry.key, prefix) > 0) break;
      continue;
    }
    const cut = delimiter === '' ? -1 : entry.key.indexOf(delimiter, prefix.length);
    const common = cut < 0 ? undefined : entry.key.slice(0, cut + delimiter.length);
    if (common !== undefined && common === prefixes.at(-1)) continue;
    if (items.length + prefixes.length >= size) return { items, prefixes, next };
    if (common === undefined) {
      items.push(entry);
      next = { key: entry.key, version: entry.version.version };
    } else {
      prefixes.push(common);
      next = { key: `${common}${LAST}`, version: '' };
    }
  }
  return { items, prefixes, next: undefined };
}

/** The larger of two places to start from, since keys before the prefix are of no interest. */
function later(start: string, prefix: string): string {
  return compareKeys(start, prefix) > 0 ? start : prefix;
}

function makeToken(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function readToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString('utf8');
  if (makeToken(key) !== token) throw new S3Error('InvalidArgument', 'the token is not ours');
  return `${key}\u0000`;
}
