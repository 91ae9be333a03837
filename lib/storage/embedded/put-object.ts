import { randomBytes } from 'node:crypto';
import type { ObjectVersion } from './acts';
import type { Answer, Call } from './answer';
import { promisesOf, receiveBlob } from './body';
import { checkWrite } from './conditions';
import { describedBy, lockedBy } from './describing';
import { S3Error } from './errors';
import type { Bucket } from './state';
import { keyTurn } from './store';

/** An ETag that is a random name and nothing else, so that nobody takes it for an MD5. */
export function newEtag(suffix = ''): string {
  return `"o-${randomBytes(12).toString('hex')}${suffix}"`;
}

/** The id of the next version in a bucket. */
export function newVersionId(bucket: Bucket): string {
  return bucket.versioning === 'Enabled' ? randomBytes(16).toString('hex') : 'null';
}

/** PutObject: bytes to a blob while hashing, conditions and journal in the key's turn. */
export async function putObject(call: Call, key: string): Promise<Answer> {
  const { request, store, payload } = call;
  const { headers } = request;
  const bucket = store.bucket(request.bucket);
  const promises = promisesOf(request, payload);
  const described = describedBy(headers);
  const lock = lockedBy(headers, bucket, Date.now());
  const locked = lock.hold || lock.retainUntil !== null;
  if (locked && !promises.checksum && promises.md5 === undefined) {
    throw new S3Error('InvalidRequest', 'a locked object needs a checksum');
  }
  checkWrite(headers, bucket.current(key));
  const { writer, size, sha256, checksum } = await receiveBlob(request, promises, store.blobs);
  let committing = false;
  try {
    const object = await store.turns.take(keyTurn(bucket.name, key), async () => {
      checkWrite(headers, bucket.current(key));
      const made: ObjectVersion = {
        marker: false,
        version: newVersionId(bucket),
        at: Date.now(),
        etag: newEtag(),
        size,
        segments: [{ blob: writer.name, size }],
        digests: [sha256],
        ...(checksum && { checksum }),
        ...described,
        ...lock,
      };
      committing = true;
      await store.commit({ do: 'object.put', bucket: bucket.name, key, object: made });
      return made;
    });
    return { status: 200, headers: createdHeaders(object, bucket) };
  } catch (error) {
    // After a failed flush the journal may hold the act; then only the next start may judge.
    if (!(committing && store.uncertain)) await writer.discard();
    throw error;
  }
}

/** Headers that tell the maker what was stored. */
export function createdHeaders(object: ObjectVersion, bucket: Bucket): Record<string, string> {
  const headers: Record<string, string> = { etag: object.etag };
  if (bucket.versioning !== 'Off') headers['x-amz-version-id'] = object.version;
  if (object.checksum) {
    headers[`x-amz-checksum-${object.checksum.algorithm}`] = object.checksum.value;
    headers['x-amz-checksum-type'] = object.checksum.value.includes('-')
      ? 'COMPOSITE'
      : 'FULL_OBJECT';
  }
  return headers;
}
