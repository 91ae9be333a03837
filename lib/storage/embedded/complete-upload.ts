import type { ObjectVersion, OpenedUpload, Part } from './acts';
import { type Answer, type Call, xmlAnswer } from './answer';
import { MAX_OBJECT_BYTES, receiveText } from './body';
import { type Checksum, compositeOf } from './checksums';
import { checkWrite } from './conditions';
import { S3Error } from './errors';
import { checksumElement, partNumberOf } from './multipart';
import { createdHeaders, newEtag, newVersionId } from './put-object';
import { keyTurn, uploadTurn } from './store';
import { formatXml, parseXml, type XmlElement } from './xml';

const MIN_PART_BYTES = 5 * 1024 ** 2;

/**
 * CompleteMultipartUpload: the object is the listed parts' blobs in order, nothing is copied.
 * One journal act makes the object and ends the upload.
 */
export async function completeUpload(call: Call, key: string): Promise<Answer> {
  const { request, store } = call;
  const { headers } = request;
  const bucket = store.bucket(request.bucket);
  const id = request.query.get('uploadId') ?? '';
  const body = await receiveText(request, call.payload, { ofObject: true });
  const wanted = parseXml(body, 'CompleteMultipartUpload').all('Part');
  const object = await store.turns.take(uploadTurn(id), () =>
    store.turns.take(keyTurn(bucket.name, key), async () => {
      const upload = store.upload(bucket, key, id);
      const parts = chosenParts(wanted, upload.parts);
      checkWrite(headers, bucket.current(key));
      const size = parts.reduce((sum, part) => sum + part.size, 0);
      if (size > MAX_OBJECT_BYTES) throw new S3Error('EntityTooLarge');
      const declared = headers.get('x-amz-mp-object-size');
      if (declared !== undefined && declared !== String(size)) {
        throw new S3Error('InvalidRequest', 'the parts do not add up to the declared size');
      }
      const made = assemble(upload.opened, parts, size, newVersionId(bucket), headers);
      const act = { bucket: bucket.name, key, object: made, upload: id };
      await store.commit({ do: 'object.put', ...act });
      return made;
    }),
  );
  const { checksum } = object;
  const answer = formatXml('CompleteMultipartUploadResult', [
    ['Location', `/${bucket.name}/${key}`],
    ['Bucket', bucket.name],
    ['Key', key],
    ['ETag', object.etag],
    checksum && [checksumElement(checksum.algorithm), checksum.value],
    checksum && ['ChecksumType', 'COMPOSITE'],
  ]);
  const created = createdHeaders(object, bucket);
  const version = created['x-amz-version-id'];
  return xmlAnswer(answer, version === undefined ? {} : { 'x-amz-version-id': version });
}

function chosenParts(wanted: readonly XmlElement[], held: ReadonlyMap<number, Part>): Part[] {
  if (wanted.length === 0) throw new S3Error('MalformedXML');
  let previous = 0;
  const parts = wanted.map((element) => {
    const number = partNumberOf(element.text('PartNumber'));
    if (number <= previous) throw new S3Error('InvalidPartOrder');
    previous = number;
    const part = held.get(number);
    const etag = element.text('ETag');
    if (!part || (etag !== part.etag && `"${etag}"` !== part.etag))
      throw new S3Error('InvalidPart');
    for (const algorithm of ['crc32', 'crc32c', 'sha256'] as const) {
      const value = element.text(checksumElement(algorithm));
      const fits = part.checksum?.algorithm === algorithm && part.checksum.value === value;
      if (value !== undefined && !fits) throw new S3Error('InvalidPart');
    }
    return part;
  });
  if (parts.slice(0, -1).some((part) => part.size < MIN_PART_BYTES)) {
    throw new S3Error('EntityTooSmall');
  }
  return parts;
}

function assemble(
  opened: OpenedUpload,
  parts: readonly Part[],
  size: number,
  version: string,
  headers: ReadonlyMap<string, string>,
): ObjectVersion {
  const { algorithm } = opened;
  let checksum: Checksum | undefined;
  if (algorithm !== null) {
    const values = parts.flatMap((part) => part.checksum?.value ?? []);
    if (values.length !== parts.length) throw new S3Error('InvalidPart');
    checksum = compositeOf(algorithm, values);
    const given = headers.get(`x-amz-checksum-${algorithm}`);
    if (given !== undefined && given !== checksum.value && given !== bare(checksum.value)) {
      throw new S3Error('BadDigest');
    }
  }
  return {
    marker: false,
    version,
    at: Date.now(),
    etag: newEtag(`-${parts.length}`),
    size,
    segments: parts.map((part) => ({ blob: part.blob, size: part.size })),
    digests: parts.map((part) => part.digest),
    headers: opened.headers,
    meta: opened.meta,
    retainUntil: opened.retainUntil,
    hold: opened.hold,
    ...(checksum && { checksum }),
  };
}

/** S3 takes the checksum of checksums with and without the number of parts behind it. */
function bare(value: string): string {
  return value.slice(0, value.indexOf('-'));
}
