import { randomBytes } from 'node:crypto';
import type { OpenedUpload, Part } from './acts';
import { type Answer, type Call, xmlAnswer } from './answer';
import { promisesOf, receiveBlob, receiveText } from './body';
import { type Algorithm, algorithmOf } from './checksums';
import { describedBy, lockedBy } from './describing';
import { S3Error } from './errors';
import { keyEncoder, pageSize } from './listing';
import { newEtag } from './put-object';
import type { S3Request } from './request';
import { compareKeys } from './sorted-keys';
import { uploadTurn } from './store';
import { formatXml, type XmlChild } from './xml';

const MAX_PART = 10_000;

/** CreateMultipartUpload. */
export async function createUpload(call: Call, key: string): Promise<Answer> {
  const { request, store } = call;
  const { headers } = request;
  await receiveText(request, call.payload);
  const bucket = store.bucket(request.bucket);
  const name = headers.get('x-amz-checksum-algorithm');
  const algorithm = name === undefined ? null : algorithmOf(name.toLowerCase());
  const type = headers.get('x-amz-checksum-type');
  if (type !== undefined && type !== 'COMPOSITE') {
    throw new S3Error('NotImplemented', 'only checksums of checksums are offered for parts');
  }
  const opened: OpenedUpload = {
    key,
    at: Date.now(),
    algorithm,
    ...describedBy(headers),
    ...lockedBy(headers, bucket, Date.now()),
  };
  const upload = randomBytes(16).toString('hex');
  await store.commit({ do: 'upload.create', bucket: bucket.name, upload, opened });
  const answer = formatXml('InitiateMultipartUploadResult', [
    ['Bucket', bucket.name],
    ['Key', key],
    ['UploadId', upload],
  ]);
  return xmlAnswer(
    answer,
    algorithm === null
      ? {}
      : {
          'x-amz-checksum-algorithm': algorithm.toUpperCase(),
          'x-amz-checksum-type': 'COMPOSITE',
        },
  );
}

/** UploadPart. A part sent again replaces the former one. */
export async function uploadPart(call: Call, key: string): Promise<Answer> {
  const { request, store } = call;
  const bucket = store.bucket(request.bucket);
  const id = request.query.get('uploadId') ?? '';
  const number = partNumberOf(request.query.get('partNumber'));
  const { opened } = store.upload(bucket, key, id);
  const promises = promisesOf(request, call.payload);
  if (opened.algorithm !== null && promises.checksum?.algorithm !== opened.algorithm) {
    throw new S3Error('InvalidRequest', 'the part lacks the checksum its upload was opened with');
  }
  const { writer, ...received } = await receiveBlob(request, promises, store.blobs);
  let committing = false;
  try {
    const part: Part = {
      number,
      at: Date.now(),
      etag: newEtag(),
      size: received.size,
      blob: writer.name,
      digest: received.sha256,
      ...(received.checksum && { checksum: received.checksum }),
    };
    await store.turns.take(uploadTurn(id), async () => {
      store.upload(bucket, key, id);
      committing = true;
      await store.commit({ do: 'upload.part', bucket: bucket.name, upload: id, part });
    });
    const headers: Record<string, string> = { etag: part.etag };
    if (part.checksum) headers[`x-amz-checksum-${part.checksum.algorithm}`] = part.checksum.value;
    return { status: 200, headers };
  } catch (error) {
    if (!(committing && store.uncertain)) await writer.discard();
    throw error;
  }
}

/** AbortMultipartUpload. */
export async function abortUpload(call: Call, key: string): Promise<Answer> {
  const { request, store } = call;
  await receiveText(request, call.payload);
  const bucket = store.bucket(request.bucket);
  const id = request.query.get('uploadId') ?? '';
  await store.turns.take(uploadTurn(id), async () => {
    store.upload(bucket, key, id);
    await store.commit({ do: 'upload.abort', bucket: bucket.name, upload: id });
  });
  return { status: 204 };
}

/** ListParts. */
export function listParts(call: Call, key: string): Answer {
  const { request, store } = call;
  const bucket = store.bucket(request.bucket);
  const id = request.query.get('uploadId') ?? '';
  const upload = store.upload(bucket, key, id);
  const size = pageSize(request, 'max-parts');
  const marker = markerOf(request);
  const all = [...upload.parts.values()]
    .filter((part) => part.number > marker)
    .sort((a, b) => a.number - b.number);
  const shown = all.slice(0, size);
  const algorithm = upload.opened.algorithm;
  return xmlAnswer(
    formatXml('ListPartsResult', [
      ['Bucket', bucket.name],
      ['Key', key],
      ['UploadId', id],
      ['StorageClass', 'STANDARD'],
      algorithm === null ? undefined : ['ChecksumAlgorithm', algorithm.toUpperCase()],
      algorithm === null ? undefined : ['ChecksumType', 'COMPOSITE'],
      ['PartNumberMarker', marker],
      ['NextPartNumberMarker', shown.at(-1)?.number ?? marker],
      ['MaxParts', size],
      ['IsTruncated', all.length > shown.length],
      ...shown.map(
        (part): XmlChild => [
          'Part',
          [
            ['PartNumber', part.number],
            ['LastModified', new Date(part.at).toISOString()],
            ['ETag', part.etag],
            ['Size', part.size],
            part.checksum && [checksumElement(part.checksum.algorithm), part.checksum.value],
          ],
        ],
      ),
    ]),
  );
}

/** ListMultipartUploads. */
export function listUploads(call: Call): Answer {
  const { request, store } = call;
  const bucket = store.bucket(request.bucket);
  const prefix = request.query.get('prefix') ?? '';
  const size = pageSize(request, 'max-uploads');
  const encode = keyEncoder(request);
  if (request.query.has('delimiter')) {
    throw new S3Error('NotImplemented', 'uploads are not grouped');
  }
  const keyMarker = request.query.get('key-marker') ?? '';
  const idMarker = request.query.get('upload-id-marker') ?? '';
  const all = [...bucket.uploads]
    .map(([id, { opened }]) => ({ id, opened }))
    .filter(({ id, opened }) => {
      if (!opened.key.startsWith(prefix)) return false;
      const order = compareKeys(opened.key, keyMarker);
      return order > 0 || (order === 0 && idMarker !== '' && id > idMarker);
    })
    .sort((a, b) => compareKeys(a.opened.key, b.opened.key) || (a.id < b.id ? -1 : 1));
  const shown = all.slice(0, size);
  const last = all.length > shown.length ? shown.at(-1) : undefined;
  return xmlAnswer(
    formatXml('ListMultipartUploadsResult', [
      ['Bucket', bucket.name],
      ['KeyMarker', encode(keyMarker)],
      ['UploadIdMarker', idMarker],
      ['Prefix', encode(prefix)],
      last && ['NextKeyMarker', encode(last.opened.key)],
      last && ['NextUploadIdMarker', last.id],
      request.query.has('encoding-type') ? ['EncodingType', 'url'] : undefined,
      ['MaxUploads', size],
      ['IsTruncated', last !== undefined],
      ...shown.map(
        ({ id, opened }): XmlChild => [
          'Upload',
          [
            ['Key', encode(opened.key)],
            ['UploadId', id],
            ['Initiated', new Date(opened.at).toISOString()],
            ['StorageClass', 'STANDARD'],
          ],
        ],
      ),
    ]),
  );
}

/** Name of a checksum's element in XML. */
export function checksumElement(algorithm: Algorithm): string {
  return `Checksum${algorithm.toUpperCase()}`;
}

/** A part number of 1 to 10,000. */
export function partNumberOf(text: string | undefined): number {
  const number = /^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : Number.NaN;
  if (!(number <= MAX_PART))
    throw new S3Error('InvalidArgument', 'part numbers go from 1 to 10000');
  return number;
}

function markerOf(request: S3Request): number {
  const text = request.query.get('part-number-marker') ?? '0';
  if (!/^\d{1,5}$/.test(text)) throw new S3Error('InvalidArgument', 'the marker is malformed');
  return Number(text);
}
