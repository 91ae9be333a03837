import { S3Error } from './errors';

const MAX_LINE = 1024;
const MAX_TRAILERS = 8;

/**
 * Decoder of the `aws-chunked` content coding without chunk signatures:
 * `<hex size>\r\n<data>\r\n … 0\r\n<name>:<value>\r\n \r\n`. The framing never reaches the disk.
 * Feed it with `push`, then call `end`; both throw S3Error for anything malformed.
 */
export class AwsChunkedDecoder {
  readonly trailers = new Map<string, string>();
  #state: 'size' | 'data' | 'after-data' | 'trailer' | 'done' = 'size';
  #line = '';
  #left = 0;

  /** Yields the data bytes in a piece of the body, without copying them. */
  *push(chunk: Buffer): Generator<Buffer> {
    let at = 0;
    while (at < chunk.length) {
      if (this.#state === 'done') throw malformed('bytes follow the last chunk');
      if (this.#state === 'data') {
        const end = Math.min(chunk.length, at + this.#left);
        yield chunk.subarray(at, end);
        this.#left -= end - at;
        at = end;
        if (this.#left === 0) this.#state = 'after-data';
        continue;
      }
      const newline = chunk.indexOf(0x0a, at);
      const end = newline < 0 ? chunk.length : newline + 1;
      this.#line += chunk.toString('latin1', at, end);
      at = end;
      if (this.#line.length > MAX_LINE) throw malformed('a line is too long');
      if (newline < 0) return;
      if (!this.#line.endsWith('\r\n')) throw malformed('a line does not end with CRLF');
      const line = this.#line.slice(0, -2);
      this.#line = '';
      this.#take(line);
    }
  }

  /** Call when the body has ended. */
  end(): void {
    if (this.#state !== 'done') throw new S3Error('IncompleteBody', 'the last chunk is missing');
  }

  #take(line: string): void {
    if (this.#state === 'after-data') {
      if (line !== '') throw malformed('a chunk is longer than its size');
      this.#state = 'size';
    } else if (this.#state === 'size') {
      if (!/^[0-9a-fA-F]{1,10}$/.test(line)) throw malformed('a chunk size is malformed');
      this.#left = Number.parseInt(line, 16);
      this.#state = this.#left === 0 ? 'trailer' : 'data';
    } else if (line === '') {
      this.#state = 'done';
    } else {
      const mark = line.indexOf(':');
      const name = line.slice(0, mark).trim().toLowerCase();
      if (mark < 1 || this.trailers.has(name) || this.trailers.size >= MAX_TRAILERS) {
        throw malformed('a trailer is malformed');
      }
      this.trailers.set(name, line.slice(mark + 1).trim());
    }
  }
}

function malformed(message: string): S3Error {
  return new S3Error('InvalidRequest', `aws-chunked: ${message}`);
}
