import { finished, Readable } from 'node:stream';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { fromHex, toBase64 } from '@/lib/kernel/digest';
import { clients } from './client';
import { storeStatus } from './failures';
import { storeReport } from './probe';

/**
 * One conditional PUT; `exists` for 412. Throws what the store's client throws, or the stream's
 * own failure. A stream that fails or ends early is given up at once: the SDK alone would wait
 * for the rest until the connection times out.
 */
export async function writeObject(object: {
  key: string;
  body: Uint8Array | Readable;
  sha256: string;
  bytes: number;
  contentType: string;
}): Promise<'written' | 'exists'> {
  const { conditionalWrites } = await storeReport();
  const { server, bucket } = clients();
  const { bytes } = object;
  const body = object.body instanceof Readable ? measured(object.body, bytes) : object.body;
  const given = new AbortController();
  let spoilt: unknown;
  if (body instanceof Readable) {
    finished(body, (error) => {
      spoilt = error;
      if (error) given.abort();
    });
  }
  try {
    await server.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: object.key,
        Body: body,
        ContentLength: bytes,
        ContentType: object.contentType,
        ChecksumSHA256: toBase64(fromHex(object.sha256)),
        ...(conditionalWrites && { IfNoneMatch: '*' }),
      }),
      { abortSignal: given.signal },
    );
    return 'written';
  } catch (error) {
    if (storeStatus(error) === 412) return 'exists';
    throw storeStatus(error) === undefined ? (spoilt ?? error) : error;
  } finally {
    if (body instanceof Readable) body.destroy();
  }
}

/** The same bytes; fails where they are not as many as announced. */
function measured(source: Readable, bytes: number): Readable {
  async function* count(): AsyncGenerator<Buffer> {
    let seen = 0;
    for await (const chunk of source) {
      seen += chunk.length;
      if (seen > bytes) break;
      yield chunk;
    }
    if (seen !== bytes) throw new Error('a stream has another length than announced');
  }
  return Readable.from(count(), { objectMode: false });
}
