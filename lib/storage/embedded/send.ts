import type { ServerResponse } from 'node:http';
import { finished, pipeline } from 'node:stream/promises';
import type { Answer, Bytes } from './answer';
import type { Blobs } from './blobs';
import type { S3Error } from './errors';
import { formatXml } from './xml';

const READ_BYTES = 512 * 1024;

/**
 * On every answer: whatever an object claims to be, a browser that opens it from this origin
 * runs nothing and keeps nothing.
 */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
} as const;

/** Writes an answer and resolves when it is sent or the client has gone. */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>>,
  blobs: Blobs,
): Promise<void> {
  const { body } = answer;
  if (typeof body === 'object') {
    try {
      writeHead(response, answer.status, { ...answer.headers, ...headers });
      await pipeline(readBytes(body, blobs), response);
    } finally {
      body.release();
    }
    return;
  }
  const length = body === undefined ? '0' : String(Buffer.byteLength(body));
  const own = answer.status === 204 ? {} : { 'content-length': length };
  writeHead(response, answer.status, { ...own, ...answer.headers, ...headers });
  await end(response, body);
}

/** Writes a refusal as S3 does: XML, or nothing for HEAD and 304. */
export async function sendError(
  response: ServerResponse,
  error: S3Error,
  method: string,
  requestId: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const bare = method === 'HEAD' || error.status === 304;
  const body = formatXml(
    'Error',
    [
      ['Code', error.code],
      ['Message', error.message],
      ['RequestId', requestId],
    ],
    false,
  );
  writeHead(response, error.status, {
    ...(!bare && {
      'content-type': 'application/xml',
      'content-length': String(Buffer.byteLength(body)),
    }),
    ...error.headers,
    ...headers,
  });
  await end(response, bare ? undefined : body);
}

function writeHead(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...headers, ...ALWAYS });
}

async function end(response: ServerResponse, body: string | undefined): Promise<void> {
  response.end(body);
  // A client that has gone does not want the answer; that is no failure of ours.
  await finished(response).catch(() => undefined);
}

async function* readBytes(bytes: Bytes, blobs: Blobs): AsyncGenerator<Buffer> {
  let skip = bytes.start;
  let left = bytes.length;
  for (const segment of bytes.segments) {
    if (left === 0) return;
    if (skip >= segment.size) {
      skip -= segment.size;
      continue;
    }
    const end = Math.min(segment.size, skip + left) - 1;
    const handle = await blobs.read(segment.blob);
    for await (const chunk of handle.createReadStream({
      start: skip,
      end,
      highWaterMark: READ_BYTES,
    })) {
      left -= chunk.length;
      yield chunk;
    }
    skip = 0;
  }
  // A file shorter than its record: break the connection rather than end a false answer well.
  if (left > 0) throw new Error('a blob is shorter than its record');
}
