/** One line of a file of records. */
export interface Line {
  /**
   * Bytes without the newline. Of a line longer than the limit, one byte more than the limit, so
   * that whoever checks the length sees that it is too long.
   */
  readonly bytes: Uint8Array;
  /** Whether a newline (0x0A) ended it; false only for bytes after the last newline. */
  readonly ended: boolean;
}

const NEWLINE = 0x0a;

/** Splits a stream into lines, holding no more than one chunk and one line at a time. */
export class LineReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #limit: number;
  #chunk = new Uint8Array(0);
  #at = 0;

  constructor(chunks: AsyncIterable<Uint8Array>, limit: number) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#limit = limit;
  }

  /** The next line, or null at the end. */
  async next(): Promise<Line | null> {
    const parts: Uint8Array[] = [];
    let held = 0;
    for (;;) {
      const end = this.#chunk.indexOf(NEWLINE, this.#at);
      const part = this.#chunk.subarray(this.#at, end < 0 ? this.#chunk.length : end);
      const room = this.#limit + 1 - held;
      if (part.length > 0 && room > 0) {
        parts.push(part.length > room ? part.subarray(0, room) : part);
        held += Math.min(part.length, room);
      }
      if (end >= 0) {
        this.#at = end + 1;
        return { bytes: join(parts, held), ended: true };
      }
      const next = await this.#chunks.next();
      if (next.done) {
        this.#chunk = new Uint8Array(0);
        this.#at = 0;
        return held > 0 ? { bytes: join(parts, held), ended: false } : null;
      }
      this.#chunk = next.value as Uint8Array<ArrayBuffer>;
      this.#at = 0;
    }
  }
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const only = parts[0];
  if (only && parts.length === 1) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
