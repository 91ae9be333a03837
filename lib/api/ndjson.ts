import { utf8 } from '@/lib/kernel/digest';

export const NDJSON = 'application/x-ndjson';

/** One line of a body: its bytes, or null where it is longer than allowed. */
export type Line = { number: number; bytes: Uint8Array | null };

/**
 * Splits a stream at newlines, in bounded memory: a line above `limit` bytes is dropped as it comes
 * and answered as null. Yields the lines that end in each piece as they arrive, so that whoever
 * reads can work on them together; a last line needs no newline. Lines count from 1.
 */
export async function* linesOf(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Line[]> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const take = (part: Uint8Array) => {
    size += part.length;
    if (size <= limit) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    number += 1;
    const line = { number, bytes: size <= limit ? joined(parts, size) : null };
    parts = [];
    size = 0;
    return line;
  };
  for await (const piece of body) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, start)) {
      take(piece.subarray(start, end));
      lines.push(finish());
      start = end + 1;
    }
    // Copied, so that a small rest does not keep a whole piece alive.
    if (start < piece.length) take(piece.slice(start));
    if (lines.length > 0) yield lines;
  }
  if (size > 0) yield [finish()];
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Lines handed to the connection at once. */
const CHUNK = 64 * 1024;

/**
 * A response of lines, produced only as fast as they are read. `lines` yields texts without their
 * newline. A failure in the middle breaks the connection, so that a cut answer cannot pass for a
 * whole one.
 */
export function ndjsonResponse(
  lines: AsyncGenerator<string>,
  headers: Record<string, string> = {},
): Response {
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let text = '';
        while (text.length < CHUNK) {
          const next = await lines.next();
          if (next.done) {
            if (text !== '') controller.enqueue(utf8(text));
            controller.close();
            return;
          }
          text += `${next.value}\n`;
        }
        controller.enqueue(utf8(text));
      },
      async cancel() {
        await lines.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { headers: { 'content-type': NDJSON, ...headers } });
}
