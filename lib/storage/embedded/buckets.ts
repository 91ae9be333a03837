import { type Answer, type Call, xmlAnswer } from './answer';
import { receiveText } from './body';
import { S3Error } from './errors';
import { formatXml, parseXml, type XmlChild } from './xml';

const NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** ListBuckets. */
export function listBuckets(call: Call): Answer {
  const buckets = call.store.buckets().map(
    (bucket): XmlChild => [
      'Bucket',
      [
        ['Name', bucket.name],
        ['CreationDate', new Date(bucket.at).toISOString()],
      ],
    ],
  );
  const owner: XmlChild = ['Owner', [['ID', 'owner']]];
  return xmlAnswer(formatXml('ListAllMyBucketsResult', [owner, ['Buckets', buckets]]));
}

/** CreateBucket, with object lock when asked. */
export async function createBucket(call: Call, name: string): Promise<Answer> {
  await receiveText(call.request, call.payload);
  if (!NAME.test(name) || name.includes('..')) throw new S3Error('InvalidBucketName');
  const lock = call.request.headers.get('x-amz-bucket-object-lock-enabled')?.toLowerCase();
  await call.store.turns.take(`bucket ${name}`, async () => {
    if (call.store.findBucket(name)) throw new S3Error('BucketAlreadyOwnedByYou');
    const at = Date.now();
    await call.store.commit({ do: 'bucket.create', bucket: name, at, lock: lock === 'true' });
  });
  return { status: 200, headers: { location: `/${name}` } };
}

/** HeadBucket. */
export function headBucket(call: Call): Answer {
  call.store.bucket(call.request.bucket);
  return { status: 200 };
}

/** DeleteBucket; only an empty one. */
export async function deleteBucket(call: Call, name: string): Promise<Answer> {
  await receiveText(call.request, call.payload);
  await call.store.turns.take(`bucket ${name}`, async () => {
    call.store.bucket(name);
    await call.store.commit({ do: 'bucket.delete', bucket: name });
  });
  return { status: 204 };
}

/** GetBucketVersioning. */
export function getVersioning(call: Call): Answer {
  const { versioning } = call.store.bucket(call.request.bucket);
  const status: XmlChild = versioning === 'Off' ? undefined : ['Status', versioning];
  return xmlAnswer(formatXml('VersioningConfiguration', [status]));
}

/** PutBucketVersioning. A bucket with object lock keeps its versions for good. */
export async function putVersioning(call: Call): Promise<Answer> {
  const bucket = call.store.bucket(call.request.bucket);
  const document = parseXml(
    await receiveText(call.request, call.payload),
    'VersioningConfiguration',
  );
  const status = document.text('Status');
  if (status !== 'Enabled' && status !== 'Suspended') throw new S3Error('MalformedXML');
  if (bucket.lock && status === 'Suspended') {
    throw new S3Error('InvalidBucketState', 'object lock needs versioning');
  }
  await call.store.commit({ do: 'bucket.versioning', bucket: bucket.name, status });
  return { status: 200 };
}
