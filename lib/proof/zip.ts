import { Inflate } from 'fflate';
import { ArchiveError, type BundleReader, type RandomAccess } from './archive';
import { crc32 } from './crc32';
import { Cursor, type Member, readDirectory } from './zip-directory';

const LOCAL_BYTES = 30;
const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const HAS_DESCRIPTOR = 0x0008;
/** Deflate expands at most 1032 times, so one piece yields at most 16 MiB. */
const INFLATE_PIECE = 16 * 1024;

/** Least read at once: room for a local header with the longest name allowed. */
const LEAST_READ = 1024;

/** The bytes of one member, headers included: the first read serves header, data and descriptor. */
class Span {
  readonly #source: RandomAccess;
  readonly #member: Member;
  readonly #window: Uint8Array;
  readonly #chunk: number;

  constructor(source: RandomAccess, member: Member, window: Uint8Array, chunk: number) {
    this.#source = source;
    this.#member = member;
    this.#window = window;
    this.#chunk = chunk;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const at = offset - this.#member.offset;
    if (at + length <= this.#window.length) return this.#window.subarray(at, at + length);
    return this.#source.read(offset, length);
  }

  /** The packed data from where they start, in pieces of at most a chunk. */
  async *pieces(start: number): AsyncGenerator<Uint8Array, void, undefined> {
    const end = start + this.#member.packed;
    const windowEnd = this.#member.offset + this.#window.length;
    for (let at = start; at < end; ) {
      const stop = at < windowEnd ? Math.min(windowEnd, end) : end;
      const length = Math.min(this.#chunk, stop - at);
      yield await this.read(at, length);
      at += length;
    }
  }
}

/**
 * A ZIP archive over random access, for Node files and browser Blobs alike. Stored and deflated
 * members, zip64, strict as zip-directory.ts says. Throws an ArchiveError where the archive is not
 * sound; a member whose content is damaged is reported when it is read.
 */
export class ZipArchive {
  readonly #source: RandomAccess;
  readonly #members: ReadonlyMap<string, Member>;
  readonly #chunk: number;

  private constructor(source: RandomAccess, members: readonly Member[], chunk: number) {
    this.#source = source;
    this.#members = new Map(members.map((member) => [member.name, member]));
    this.#chunk = chunk;
  }

  /** Opens an archive. `chunkBytes` is how much is read and handed on at a time. */
  static async open(source: RandomAccess, chunkBytes = 1024 * 1024): Promise<ZipArchive> {
    return new ZipArchive(source, await readDirectory(source), chunkBytes);
  }

  /** Paths of all files, folders left out. */
  names(): string[] {
    return [...this.#members.keys()].filter((name) => !name.endsWith('/'));
  }

  /** Uncompressed size in bytes that the archive states, or 0 for an unknown name. */
  size(name: string): number {
    return this.#members.get(name)?.bytes ?? 0;
  }

  /**
   * Bytes of a member, uncompressed, in order. Throws an ArchiveError where its two headers
   * disagree, where the data are damaged or longer than stated, and at the end where the CRC-32 is
   * not the one stated.
   */
  async *read(name: string): AsyncGenerator<Uint8Array, void, undefined> {
    const member = this.#members.get(name);
    if (!member) throw new ArchiveError('missing', name);
    const span = await this.#openSpan(member);
    const start = await this.#dataStart(member, span);
    let crc = 0;
    let bytes = 0;
    const content = member.method === 0 ? span.pieces(start) : this.#inflated(member, span, start);
    for await (const chunk of content) {
      bytes += chunk.length;
      if (bytes > member.bytes) throw new ArchiveError('damaged', `${name} is longer than stated`);
      crc = crc32(chunk, crc);
      yield chunk;
    }
    if (bytes !== member.bytes) throw new ArchiveError('damaged', `${name} is shorter than stated`);
    if (crc !== member.crc) throw new ArchiveError('damaged', `CRC-32 of ${name}`);
  }

  async #openSpan(member: Member): Promise<Span> {
    const first = Math.min(Math.max(this.#chunk, LEAST_READ), member.end - member.offset);
    const window = await this.#source.read(member.offset, first);
    return new Span(this.#source, member, window, this.#chunk);
  }

  async *#inflated(
    member: Member,
    span: Span,
    start: number,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const out: Uint8Array[] = [];
    const inflate = new Inflate((chunk) => out.push(chunk));
    for await (const packed of span.pieces(start)) {
      for (let at = 0; at < packed.length; at += INFLATE_PIECE) {
        try {
          inflate.push(packed.subarray(at, at + INFLATE_PIECE));
        } catch {
          throw new ArchiveError('damaged', `compressed data of ${member.name}`);
        }
        yield* out.splice(0).filter((chunk) => chunk.length > 0);
      }
    }
    try {
      inflate.push(new Uint8Array(0), true);
    } catch {
      throw new ArchiveError('damaged', `compressed data of ${member.name}`);
    }
    yield* out.splice(0).filter((chunk) => chunk.length > 0);
  }

  /** Where the data begin, after checking that the local header says what the directory says. */
  async #dataStart(member: Member, span: Span): Promise<number> {
    const fixed = new Cursor(await span.read(member.offset, LOCAL_BYTES));
    const signature = fixed.u32();
    fixed.at += 2;
    const flags = fixed.u16();
    const method = fixed.u16();
    fixed.at += 4;
    const crc = fixed.u32();
    const packed = fixed.u32();
    const bytes = fixed.u32();
    const nameBytes = fixed.u16();
    const extraBytes = fixed.u16();
    const start = member.offset + LOCAL_BYTES + nameBytes + extraBytes;
    const descriptorBytes = member.end - start - member.packed;
    const streamed = (member.flags & HAS_DESCRIPTOR) !== 0;
    const agree =
      signature === LOCAL &&
      flags === member.flags &&
      method === member.method &&
      nameBytes === member.name.length &&
      descriptorBytes >= 0 &&
      // Sizes beyond 32 bits, and those not known in advance, are only in the directory.
      isStated(crc, member.crc, streamed) &&
      isStated(packed, member.packed, streamed || packed === 0xffffffff) &&
      isStated(bytes, member.bytes, streamed || bytes === 0xffffffff) &&
      new Cursor(await span.read(member.offset + LOCAL_BYTES, nameBytes)).latin1(nameBytes) ===
        member.name;
    if (!agree) throw new ArchiveError('damaged', `the two headers of ${member.name} disagree`);
    if (streamed) await this.#checkDescriptor(member, span, descriptorBytes);
    else if (descriptorBytes !== 0) {
      throw new ArchiveError('damaged', `bytes after ${member.name}`);
    }
    return start;
  }

  async #checkDescriptor(member: Member, span: Span, length: number): Promise<void> {
    const known = [12, 16, 20, 24].includes(length);
    const descriptor = new Cursor(await span.read(member.end - length, known ? length : 0));
    const signed = length % 8 === 0;
    const agree =
      known &&
      (!signed || descriptor.u32() === DESCRIPTOR) &&
      descriptor.u32() === member.crc &&
      (length < 20 ? descriptor.u32() : descriptor.u64()) === member.packed &&
      (length < 20 ? descriptor.u32() : descriptor.u64()) === member.bytes;
    if (!agree) throw new ArchiveError('damaged', `data descriptor of ${member.name}`);
  }
}

/**
 * The bag in an archive: at its top, or in the one folder at its top (RFC 8493 §4). Throws an
 * ArchiveError where there is none.
 */
export function bagIn(archive: ZipArchive): BundleReader {
  const names = archive.names();
  const marker = names.find((name) => name === 'bagit.txt' || /^[^/]+\/bagit\.txt$/.test(name));
  if (marker === undefined) throw new ArchiveError('no-bag', 'no bagit.txt');
  const prefix = marker.slice(0, -'bagit.txt'.length);
  const outside = names.find((name) => !name.startsWith(prefix));
  if (outside !== undefined) throw new ArchiveError('no-bag', `${outside} is outside the bag`);
  return {
    names: () => names.map((name) => name.slice(prefix.length)),
    size: (name) => archive.size(prefix + name),
    read: (name) => archive.read(prefix + name),
  };
}

function isStated(stated: number, value: number, mayBeElsewhere: boolean): boolean {
  return stated === value || (mayBeElsewhere && (stated === 0 || stated === 0xffffffff));
}
