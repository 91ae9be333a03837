import { sha256Stream } from '#crypto';
import { toHex } from '@/lib/kernel/digest';
import type { BundleReader } from './archive';
import { strictUtf8 } from './note';
import { type Findings, show } from './report';

/** Digest and length of a file as read. */
export interface FileDigest {
  /** SHA-256, 64 hexadecimal characters. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface Progress {
  /** Bytes read so far, and bytes in all as the container states them. */
  readonly done: number;
  readonly total: number;
  /** Path of the file being read. */
  readonly name: string;
}

export interface FilesOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/**
 * The files of a bundle, each hashed while whoever needs its content reads it, so that nothing is
 * read twice. A file that cannot be read is a finding, not an exception; only the signal throws.
 */
export class BundleFiles {
  readonly names: ReadonlySet<string>;
  readonly #reader: BundleReader;
  readonly #findings: Findings;
  readonly #options: FilesOptions;
  readonly #digests = new Map<string, FileDigest | null>();
  readonly #total: number;
  #done = 0;

  constructor(reader: BundleReader, findings: Findings, options: FilesOptions = {}) {
    this.#reader = reader;
    this.#findings = findings;
    this.#options = options;
    this.names = new Set(reader.names());
    this.#total = [...this.names].reduce((sum, name) => sum + reader.size(name), 0);
  }

  /**
   * Content of a file. Read to the end it also settles `digest`; an unreadable file ends early, and
   * one that is not there is empty.
   */
  async *stream(name: string): AsyncGenerator<Uint8Array, void, undefined> {
    if (!this.names.has(name)) return;
    const hash = sha256Stream();
    let bytes = 0;
    try {
      for await (const chunk of this.#reader.read(name)) {
        this.#options.signal?.throwIfAborted();
        hash.update(chunk);
        bytes += chunk.length;
        // The container may understate sizes; progress never runs past its end.
        this.#done = Math.min(this.#done + chunk.length, this.#total);
        this.#options.onProgress?.({ done: this.#done, total: this.#total, name });
        yield chunk;
      }
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      const found = error instanceof Error ? show(error.message) : 'unreadable';
      if (!this.#digests.has(name)) this.#findings.fail(name, 'archive.member', 'readable', found);
      this.#digests.set(name, null);
      return;
    }
    this.#digests.set(name, { sha256: toHex(hash.digest()), bytes });
  }

  /** Digest of a file, read now unless it was before; null where it is not there or unreadable. */
  async digest(name: string): Promise<FileDigest | null> {
    if (!this.names.has(name)) return null;
    const known = this.#digests.get(name);
    if (known !== undefined) return known;
    for await (const _ of this.stream(name)) {
      // Reading is what hashes.
    }
    return this.#digests.get(name) ?? null;
  }

  /** Bytes of a small file; undefined where it is not there, unreadable or above the limit. */
  async bytes(name: string, limit: number): Promise<Uint8Array | undefined> {
    if (!this.names.has(name)) return undefined;
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of this.stream(name)) {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk.slice());
    }
    if (length > limit || this.#digests.get(name) === null) return undefined;
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  /** Text of a small file as `bytes`; undefined also where it is not UTF-8. */
  async text(name: string, limit: number): Promise<string | undefined> {
    const bytes = await this.bytes(name, limit);
    return bytes && strictUtf8(bytes);
  }
}
