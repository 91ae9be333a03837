import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  centralHeader,
  dataDescriptor,
  endOfArchive,
  localHeader,
  type ZipMember,
} from './zip-records';

/** One member as written: its digest and size were taken from the bytes on their way. */
export type Member = { path: string; sha256: string; bytes: number };

/**
 * A ZIP of stored members written to a file as it grows, in bounded memory, with the SHA-256 of each
 * member and of the whole taken in the same pass. Equal members in equal order give equal bytes, in
 * every time zone. Members are added one at a time (docs/adr/0008-bundle-archive.md).
 */
export class ZipFile {
  readonly members: Member[] = [];
  readonly #records: ZipMember[] = [];
  readonly #whole = createHash('sha256');
  #offset = 0;
  /** The last write, still under way while the next bytes are hashed. */
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly file: FileHandle,
    private readonly folder: string,
  ) {}

  /** Begins an archive; `folder` holds every member (RFC 8493 §4), whose paths are below it. */
  static async create(path: string, folder: string): Promise<ZipFile> {
    return new ZipFile(await open(path, 'wx'), folder);
  }

  /** Adds a small member held in memory. */
  text(path: string, content: string | Uint8Array): Promise<Member> {
    const bytes = Buffer.from(content);
    return this.stream(path, Readable.from([bytes]), bytes.length);
  }

  /** Adds a member from a stream of a known size. Rejects where the stream fails or differs in size. */
  async stream(path: string, source: Readable, size: number): Promise<Member> {
    const record: ZipMember = {
      name: `${this.folder}/${path}`,
      size,
      crc: 0,
      offset: this.#offset,
    };
    await this.#put(localHeader(record));
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const part of source) {
      const chunk: Buffer = part;
      record.crc = crc32(chunk, record.crc);
      hash.update(chunk);
      bytes += chunk.length;
      await this.#put(chunk);
    }
    if (bytes !== size) throw new Error(`${path} has ${bytes} bytes, not ${size}`);
    await this.#put(dataDescriptor(record));
    this.#records.push(record);
    const member = { path, sha256: hash.digest('hex'), bytes };
    this.members.push(member);
    return member;
  }

  /** Ends the archive and flushes it; answers with the digest and size of the whole file. */
  async finish(): Promise<{ sha256: string; bytes: number }> {
    const start = this.#offset;
    for (const record of this.#records) await this.#put(centralHeader(record));
    await this.#put(endOfArchive(this.#records.length, start, this.#offset - start));
    await this.#writing;
    await this.file.sync();
    await this.file.close();
    return { sha256: this.#whole.digest('hex'), bytes: this.#offset };
  }

  /** Gives up: closes the file, whose content then means nothing. */
  async abandon(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.file.close().catch(() => undefined);
  }

  async #put(chunk: Buffer): Promise<void> {
    this.#whole.update(chunk);
    await this.#writing;
    this.#writing = this.#writeAll(chunk, this.#offset);
    // A failure is met by whoever awaits next; until then it must not count as unhandled.
    this.#writing.catch(() => undefined);
    this.#offset += chunk.length;
  }

  async #writeAll(chunk: Buffer, at: number): Promise<void> {
    for (let done = 0; done < chunk.length; ) {
      const { bytesWritten } = await this.file.write(chunk, done, chunk.length - done, at + done);
      done += bytesWritten;
    }
  }
}
