import { randomUUID } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finished } from 'node:stream/promises';

/** Bytes kept in memory before a temporary file is made. */
const IN_MEMORY = 8 * 1024 * 1024;

/**
 * Keeps the bytes of an answer while they pass, in memory or in a temporary file, up to a limit. What
 * lies beyond is counted and not kept: then there is no whole.
 */
export class Spool {
  readonly #most: number;
  #parts: Buffer[] = [];
  #file: { path: string; stream: WriteStream; failed: boolean } | null = null;
  size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get isWhole(): boolean {
    return this.size <= this.#most && this.#file?.failed !== true;
  }

  add(part: Buffer): void {
    this.size += part.length;
    if (!this.isWhole) {
      this.#parts = [];
      return;
    }
    if (this.#file) this.#file.stream.write(part);
    else this.#parts.push(part);
    if (!this.#file && this.size > IN_MEMORY) this.#toFile();
  }

  #toFile(): void {
    const file = path.join(tmpdir(), `chirograph-${randomUUID()}`);
    const stream = createWriteStream(file, { mode: 0o600, flags: 'wx' });
    const made = { path: file, stream, failed: false };
    // A full disk must not end the answer that passes; it only is not kept.
    stream.on('error', () => {
      made.failed = true;
    });
    for (const part of this.#parts) stream.write(part);
    this.#parts = [];
    this.#file = made;
  }

  /** All bytes, or null where they are not whole. The spool is empty afterwards. */
  async take(): Promise<Buffer | null> {
    const parts = this.#parts;
    this.#parts = [];
    const file = this.#file;
    if (!file) return this.isWhole ? Buffer.concat(parts) : null;
    file.stream.end();
    await finished(file.stream).catch(() => undefined);
    const bytes = this.isWhole ? await readFile(file.path).catch(() => null) : null;
    await rm(file.path, { force: true });
    return bytes;
  }
}
