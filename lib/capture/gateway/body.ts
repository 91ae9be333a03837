import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

/** Largest request that is recorded, and largest answer that is kept, in bytes. */
export const MOST_REQUEST = 64 * 1024 * 1024;
export const MOST_ANSWER = 256 * 1024 * 1024;
/** Largest request that passes without being recorded, as an upload to the tool. */
export const MOST_PASSED = 1024 * 1024 * 1024;

const CODINGS: Record<
  string,
  (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>
> = {
  gzip: promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip),
  'x-gzip': promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip),
  deflate: promisify<Buffer, { maxOutputLength: number }, Buffer>(inflate),
  br: promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress),
};

/** Bytes without their compression (RFC 9110 §8.4); null where it is unknown, damaged or too large. */
export async function decoded(bytes: Buffer, coding: string | undefined): Promise<Buffer | null> {
  let plain = bytes;
  const names = (coding ?? '').split(',').map((name) => name.trim().toLowerCase());
  for (const name of names.reverse()) {
    if (name === '' || name === 'identity') continue;
    const undo = CODINGS[name];
    if (!undo) return null;
    try {
      plain = await undo(plain, { maxOutputLength: MOST_ANSWER });
    } catch {
      return null;
    }
  }
  return plain;
}

/**
 * The whole body of a request, or why there is none: longer than `most`, or cut off by whoever sent
 * it. What lies beyond the limit is not read.
 */
export async function wholeBody(
  request: IncomingMessage,
  most: number,
): Promise<Buffer | 'too_large' | 'cut'> {
  if (Number(request.headers['content-length'] ?? 0) > most) return 'too_large';
  const parts: Buffer[] = [];
  let size = 0;
  try {
    // Left open where it is too long, so that the answer that says so can be read.
    for await (const part of request.iterator({
      destroyOnReturn: false,
    }) as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > most) return 'too_large';
      parts.push(part);
    }
  } catch {
    return 'cut';
  }
  return request.complete ? Buffer.concat(parts) : 'cut';
}
