import { type Answer, type Call, xmlAnswer } from './answer';
import { receiveText } from './body';
import { asS3Error, S3Error } from './errors';
import { newVersionId } from './put-object';
import { MAX_KEY_BYTES } from './request';
import type { Bucket } from './state';
import { keyTurn, type Store } from './store';
import { formatXml, parseXml, type XmlChild } from './xml';

const MAX_KEYS = 1000;

interface Deleted {
  /** The version removed or made, where the bucket has versions. */
  readonly version: string | undefined;
  readonly marker: boolean;
}

/** DeleteObject. */
export async function deleteObject(call: Call, key: string): Promise<Answer> {
  const { request, store } = call;
  await receiveText(request, call.payload);
  if (request.headers.has('if-match')) {
    throw new S3Error('NotImplemented', 'a delete cannot be conditional');
  }
  const bucket = store.bucket(request.bucket);
  const done = await deleteVersion(store, bucket, key, request.query.get('versionId'));
  const headers: Record<string, string> = {};
  if (done.version !== undefined) headers['x-amz-version-id'] = done.version;
  if (done.marker) headers['x-amz-delete-marker'] = 'true';
  return { status: 204, headers };
}

/** DeleteObjects: up to 1,000 keys, each with its own outcome. */
export async function deleteObjects(call: Call): Promise<Answer> {
  const { request, store } = call;
  const bucket = store.bucket(request.bucket);
  const document = parseXml(await receiveText(request, call.payload), 'Delete');
  const wanted = document.all('Object').map((item) => {
    const key = item.text('Key');
    if (!key || Buffer.byteLength(key) > MAX_KEY_BYTES) throw new S3Error('MalformedXML');
    return { key, version: item.text('VersionId') };
  });
  if (wanted.length === 0 || wanted.length > MAX_KEYS) throw new S3Error('MalformedXML');
  const quiet = document.text('Quiet') === 'true';
  const outcomes = await Promise.all(
    wanted.map(({ key, version }) => outcomeOf(store, bucket, key, version)),
  );
  return xmlAnswer(
    formatXml(
      'DeleteResult',
      outcomes.filter((outcome) => !quiet || outcome?.[0] === 'Error'),
    ),
  );
}

async function outcomeOf(
  store: Store,
  bucket: Bucket,
  key: string,
  version: string | undefined,
): Promise<XmlChild> {
  const named: XmlChild = version === undefined ? undefined : ['VersionId', version];
  try {
    const done = await deleteVersion(store, bucket, key, version);
    const made: XmlChild =
      done.marker && done.version !== undefined
        ? ['DeleteMarkerVersionId', done.version]
        : undefined;
    return [
      'Deleted',
      [['Key', key], named, done.marker ? ['DeleteMarker', 'true'] : undefined, made],
    ];
  } catch (thrown) {
    const error = asS3Error(thrown);
    return ['Error', [['Key', key], named, ['Code', error.code], ['Message', error.message]]];
  }
}

/** Removes one version, or lays a delete marker where none is named. Locked versions stay. */
function deleteVersion(
  store: Store,
  bucket: Bucket,
  key: string,
  id: string | undefined,
): Promise<Deleted> {
  return store.turns.take(keyTurn(bucket.name, key), async () => {
    const place = { bucket: bucket.name, key };
    if (id === undefined && bucket.versioning !== 'Off') {
      const version = newVersionId(bucket);
      await store.commit({ do: 'object.marker', ...place, version, at: Date.now() });
      return { version, marker: true };
    }
    const version = bucket.version(key, id ?? 'null');
    if (!version) return { version: id, marker: false };
    if (!version.marker && (version.hold || (version.retainUntil ?? 0) > Date.now())) {
      throw new S3Error('AccessDenied', 'the version is locked');
    }
    await store.commit({ do: 'object.remove', ...place, version: version.version });
    return { version: id, marker: version.marker };
  });
}
