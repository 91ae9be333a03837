import type { ObjectVersion } from './acts';
import type { Answer, Call } from './answer';
import { checkRead, readRange } from './conditions';
import { headersOf } from './describing';
import { S3Error } from './errors';
import type { Bucket } from './state';

/** GetObject and HeadObject: conditions, one range, response-* overrides, checksums on demand. */
export function getObject(call: Call, key: string): Answer {
  const { request, store } = call;
  const bucket = store.bucket(request.bucket);
  const object = findObject(bucket, key, request.query.get('versionId'));
  checkRead(request.headers, object);
  const range = readRange(request.headers.get('range'), object.size);
  const mode =
    request.headers.get('x-amz-checksum-mode') ?? request.query.get('x-amz-checksum-mode');
  // A checksum of the whole says nothing of a range, and clients would compare it all the same.
  const headers = headersOf(object, bucket, request.query, mode === 'ENABLED' && !range);
  const start = range?.start ?? 0;
  const length = range ? range.end - range.start + 1 : object.size;
  headers['content-length'] = String(length);
  if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${object.size}`;
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return { status, headers };
  const release = store.blobs.hold(object.segments.map((segment) => segment.blob));
  return { status, headers, body: { segments: object.segments, start, length, release } };
}

/** The named or newest version that has bytes; 404 for what is absent or deleted. */
export function findObject(bucket: Bucket, key: string, id: string | undefined): ObjectVersion {
  const version = id === undefined ? bucket.newest(key) : bucket.version(key, id);
  if (!version) throw new S3Error(id === undefined ? 'NoSuchKey' : 'NoSuchVersion');
  if (!version.marker) return version;
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': version.version };
  throw new S3Error(id === undefined ? 'NoSuchKey' : 'MethodNotAllowed', undefined, headers);
}
