import { Readable } from 'node:stream';
import { AppError } from '@/lib/kernel/errors';
import { readObject } from '@/lib/storage/objects';

/** Types of working copies, all made by this software; nothing else is served from our origin. */
const SERVED: Record<string, string> = {
  'image/webp': 'image/webp',
  'image/png': 'image/png',
  'text/plain': 'text/plain; charset=utf-8',
};

/** Seconds a browser may show a copy again without asking; nobody else may keep it. */
const CACHED = 3600;

/**
 * A working copy streamed from the store through our origin, where it can do nothing: a type of the
 * list above, never sniffed, in a sandbox that loads and runs nothing.
 */
export async function copyResponse(copy: {
  key: string;
  bytes: number;
  mediaType: string;
}): Promise<Response> {
  const type = SERVED[copy.mediaType.split(';')[0]?.trim() ?? ''];
  if (!type) throw new AppError('NOT_FOUND');
  const { stream, bytes } = await readObject(copy.key);
  return new Response(asWeb(stream), {
    headers: {
      'content-type': type,
      'content-length': String(bytes),
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': `private, max-age=${CACHED}`,
    },
  });
}

/** Node declares its web streams apart from the global ones; they are the same objects. */
function asWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
}
