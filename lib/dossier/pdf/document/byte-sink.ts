import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** Takes the bytes of a file in order. */
export interface ByteSink {
  put(bytes: Uint8Array): void;
}

/** Keeps a file in memory, for papers of some hundred pages. */
export class MemorySink implements ByteSink {
  private readonly chunks: Uint8Array[] = [];

  put(bytes: Uint8Array): void {
    this.chunks.push(bytes);
  }

  whole(): Uint8Array {
    const bytes = new Uint8Array(this.chunks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const chunk of this.chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}

/** Bytes gathered before they are written: small objects are many. */
const GATHERED = 1 << 20;

/**
 * Writes a file to the disk as it grows. Bytes above `most` are not written and empty the file: it was to
 * be measured, and is too large to be kept. Throws what the file system throws.
 */
export class FileSink implements ByteSink {
  private readonly handle: number;
  private pending: Uint8Array[] = [];
  private waiting = 0;
  private length = 0;
  private open = true;

  constructor(
    path: string,
    private readonly most = Number.POSITIVE_INFINITY,
  ) {
    this.handle = openSync(path, 'w');
  }

  put(bytes: Uint8Array): void {
    const before = this.length;
    this.length += bytes.length;
    if (this.length > this.most) {
      this.pending = [];
      this.waiting = 0;
      if (before <= this.most) ftruncateSync(this.handle, 0);
      return;
    }
    this.pending.push(bytes);
    this.waiting += bytes.length;
    if (this.waiting >= GATHERED) this.flush();
  }

  /** Ends the file; later calls do nothing. Needed also where composing failed. */
  close(): void {
    if (!this.open) return;
    this.open = false;
    try {
      this.flush();
    } finally {
      closeSync(this.handle);
    }
  }

  private flush(): void {
    const [only] = this.pending;
    const bytes = this.pending.length === 1 && only ? only : Buffer.concat(this.pending);
    this.pending = [];
    this.waiting = 0;
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.handle, bytes, at, bytes.length - at);
  }
}
