import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/**
 * Built from local fields, because ZIP times are local: every zone then writes the same bytes. The
 * true times stand in the ledger.
 */
const FIXED_TIME = new Date(2026, 0, 1, 0, 0, 0);
const OPTIONS = {
  mtime: FIXED_TIME,
  mode: 0o100644,
  compress: false,
  forceDosTimestamp: true,
} as const;

/** One member as written: its digest and size were taken from the bytes on their way. */
export type Member = { path: string; sha256: string; bytes: number };

/**
 * A ZIP of stored members written to a file as it grows, in bounded memory. Equal members in equal
 * order give equal bytes. Members are added one at a time.
 */
export class ZipFile {
  readonly members: Member[] = [];
  readonly #zip = new yazl.ZipFile();
  readonly #written: Promise<void>;
  readonly #whole: Hash = createHash('sha256');
  #bytes = 0;

  /** `folder` holds every member (RFC 8493 §4); member paths are below it. */
  constructor(
    path: string,
    readonly folder: string,
  ) {
    const count = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.#whole.update(chunk);
        this.#bytes += chunk.length;
        done(null, chunk);
      },
    });
    // yazl's own stream type predates Node's; it is a Readable.
    const output = this.#zip.outputStream as unknown as Readable;
    this.#written = pipeline(output, count, createWriteStream(path, { flush: true }));
    // A failure while members are being added is met by whoever awaits next.
    this.#written.catch(() => undefined);
  }

  /** Adds a small member held in memory. */
  async text(path: string, content: string | Uint8Array): Promise<Member> {
    const bytes = Buffer.from(content);
    return this.stream(path, Readable.from([bytes]), bytes.length);
  }

  /** Adds a member from a stream of a known size. Rejects where the stream fails or differs in size. */
  async stream(path: string, source: Readable, size: number): Promise<Member> {
    const hash = createHash('sha256');
    let bytes = 0;
    const passing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    const through = pipeline(source, passing);
    this.#zip.addReadStream(passing, `${this.folder}/${path}`, { ...OPTIONS, size });
    await Promise.race([through, this.#written]);
    await through;
    if (bytes !== size) throw new Error(`${path} has ${bytes} bytes, not ${size}`);
    const member = { path, sha256: hash.digest('hex'), bytes };
    this.members.push(member);
    return member;
  }

  /** Ends the archive; answers with the digest and size of the whole file. */
  async finish(): Promise<{ sha256: string; bytes: number }> {
    this.#zip.end();
    await this.#written;
    return { sha256: this.#whole.digest('hex'), bytes: this.#bytes };
  }
}
