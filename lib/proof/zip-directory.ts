import { ArchiveError, type RandomAccess } from './archive';

// Layout per PKWARE APPNOTE 6.3.10 §4.3. Stricter than a general reader on purpose: an archive that
// two programs could read differently is no container for evidence, so the members must fill the
// file without gap, overlap or repetition, and both descriptions of a member must agree (zip-member).

/** Most members in an archive; a bundle has two or three per exhibit. */
const MAX_MEMBERS = 250_000;
/** Largest central directory, which is read at once. */
const MAX_DIRECTORY_BYTES = 48 * 1024 * 1024;
/** Uncompressed bytes allowed per byte of archive, and on top of that. */
const MAX_RATIO = 100;
const FREE_BYTES = 64 * 1024 * 1024;

const END = 0x06054b50;
const END_BYTES = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64 = 0x06064b50;
const END64_BYTES = 56;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;

/** Bits of general purpose that a member may have: deflate speed, data descriptor, UTF-8 name. */
const ALLOWED_FLAGS = 0x0002 | 0x0004 | 0x0008 | 0x0800;
/** Path of a member: plain segments, so that it means the same on every system. */
const SAFE_NAME = /^[A-Za-z0-9._-]*[A-Za-z0-9_-](\/[A-Za-z0-9._-]*[A-Za-z0-9_-])*\/?$/;
const MAX_NAME = 240;

const LATIN1 = new TextDecoder('latin1');

/** One member as the central directory describes it. */
export interface Member {
  readonly name: string;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  /** Where its local header begins. */
  readonly offset: number;
  /** Where the next member, or the directory, begins. */
  readonly end: number;
}

/** Reads and checks the directory of an archive. Throws an ArchiveError where it is not sound. */
export async function readDirectory(source: RandomAccess): Promise<Member[]> {
  const { count, offset, bytes } = await findDirectory(source);
  if (count > MAX_MEMBERS || bytes > MAX_DIRECTORY_BYTES) {
    throw new ArchiveError('limit', `${count} members`);
  }
  if (count * CENTRAL_BYTES > bytes) throw new ArchiveError('damaged', 'directory too short');
  const directory = new Cursor(await source.read(offset, bytes));
  const found: Omit<Member, 'end'>[] = [];
  for (let i = 0; i < count; i++) found.push(readMember(directory));
  if (!directory.done) throw new ArchiveError('damaged', 'bytes after the last directory record');
  return layOut(found, offset, source.size);
}

async function findDirectory(
  source: RandomAccess,
): Promise<{ count: number; offset: number; bytes: number }> {
  const tailBytes = Math.min(source.size, LOCATOR_BYTES + END_BYTES);
  if (tailBytes < END_BYTES) throw new ArchiveError('not-zip', `${source.size} bytes`);
  const tail = new Cursor(await source.read(source.size - tailBytes, tailBytes));
  tail.at = tailBytes - END_BYTES;
  if (tail.u32() !== END) throw new ArchiveError(...(await missingEnd(source)));
  const disks = [tail.u16(), tail.u16()];
  const counts = [tail.u16(), tail.u16()];
  const bytes = tail.u32();
  const offset = tail.u32();
  if (tail.u16() !== 0) throw new ArchiveError('damaged', 'archive comment');
  const end = source.size - END_BYTES;
  const short = { disks, counts, bytes, offset };
  if (tailBytes === LOCATOR_BYTES + END_BYTES) {
    tail.at = 0;
    if (tail.u32() === LOCATOR) return findDirectory64(source, tail, end - LOCATOR_BYTES, short);
  }
  if (disks[0] !== 0 || disks[1] !== 0 || counts[0] !== counts[1]) {
    throw new ArchiveError('damaged', 'several disks');
  }
  if (offset + bytes !== end) throw new ArchiveError('damaged', 'directory not before its end');
  return { count: counts[1] ?? 0, offset, bytes };
}

async function missingEnd(source: RandomAccess): Promise<['damaged' | 'not-zip', string]> {
  const head = new Cursor(await source.read(0, 4));
  return head.u32() === LOCAL
    ? ['damaged', 'cut short, or bytes after the end']
    : ['not-zip', 'no ZIP signature'];
}

async function findDirectory64(
  source: RandomAccess,
  locator: Cursor,
  locatorAt: number,
  short: { disks: number[]; counts: number[]; bytes: number; offset: number },
): Promise<{ count: number; offset: number; bytes: number }> {
  const disk = locator.u32();
  const at = locator.u64();
  const disks = locator.u32();
  if (disk !== 0 || disks > 1) throw new ArchiveError('damaged', 'several disks');
  if (at + END64_BYTES !== locatorAt) throw new ArchiveError('damaged', 'zip64 end misplaced');
  const end = new Cursor(await source.read(at, END64_BYTES));
  if (end.u32() !== END64 || end.u64() !== END64_BYTES - 12) {
    throw new ArchiveError('damaged', 'zip64 end');
  }
  end.at += 4;
  if (end.u32() !== 0 || end.u32() !== 0) throw new ArchiveError('damaged', 'several disks');
  const counts = [end.u64(), end.u64()];
  const bytes = end.u64();
  const offset = end.u64();
  const agree =
    counts[0] === counts[1] &&
    short.disks.every((v) => v === 0 || v === 0xffff) &&
    short.counts.every((v) => v === 0xffff || v === counts[1]) &&
    (short.bytes === 0xffffffff || short.bytes === bytes) &&
    (short.offset === 0xffffffff || short.offset === offset);
  if (!agree) throw new ArchiveError('damaged', 'zip64 end disagrees with the end');
  if (offset + bytes !== at) throw new ArchiveError('damaged', 'directory not before its end');
  return { count: counts[1] ?? 0, offset, bytes };
}

function readMember(directory: Cursor): Omit<Member, 'end'> {
  if (directory.u32() !== CENTRAL) throw new ArchiveError('damaged', 'directory record');
  const madeBy = directory.u16();
  directory.at += 2;
  const flags = directory.u16();
  const method = directory.u16();
  directory.at += 4;
  const crc = directory.u32();
  const sizes = { packed: directory.u32(), bytes: directory.u32() };
  const nameBytes = directory.u16();
  const extraBytes = directory.u16();
  const commentBytes = directory.u16();
  const disk = directory.u16();
  directory.at += 2;
  const attributes = directory.u32();
  const start = directory.u32();
  const name = checkedName(directory.latin1(nameBytes));
  const extra = new Cursor(directory.take(extraBytes));
  if (commentBytes !== 0) throw new ArchiveError('damaged', `comment of ${name}`);
  if (flags & 0x2041) throw new ArchiveError('encrypted', name);
  if (flags & ~ALLOWED_FLAGS) throw new ArchiveError('damaged', `flags of ${name}`);
  if (method !== 0 && method !== 8) throw new ArchiveError('method', `${name}: ${method}`);
  checkType(name, madeBy, attributes);
  const { bytes, packed, offset } = withZip64(name, extra, { ...sizes, offset: start }, disk);
  if (method === 0 && bytes !== packed) throw new ArchiveError('damaged', `sizes of ${name}`);
  if (name.endsWith('/') && bytes !== 0) throw new ArchiveError('damaged', `folder ${name}`);
  return { name, flags, method, crc, packed, bytes, offset };
}

/** Sizes and offset from the zip64 extra field (0x0001) where the 32-bit ones are saturated. */
function withZip64(
  name: string,
  extra: Cursor,
  short: { bytes: number; packed: number; offset: number },
  disk: number,
): { bytes: number; packed: number; offset: number } {
  const long = { ...short };
  let seen = false;
  while (!extra.done) {
    const id = extra.u16();
    const field = new Cursor(extra.take(extra.u16()));
    // A second name, which some programs would use instead.
    if (id === 0x7075) throw new ArchiveError('name', `second name of ${name}`);
    if (id !== 0x0001) continue;
    if (seen) throw new ArchiveError('damaged', `zip64 field of ${name}`);
    seen = true;
    if (short.bytes === 0xffffffff) long.bytes = field.u64();
    if (short.packed === 0xffffffff) long.packed = field.u64();
    if (short.offset === 0xffffffff) long.offset = field.u64();
  }
  if (disk !== 0) throw new ArchiveError('damaged', 'several disks');
  if (!seen && Math.max(short.bytes, short.packed, short.offset) === 0xffffffff) {
    throw new ArchiveError('damaged', `zip64 field of ${name}`);
  }
  return long;
}

function checkedName(name: string): string {
  if (name.length > MAX_NAME || !SAFE_NAME.test(name) || name.split('/').includes('..')) {
    throw new ArchiveError('name', name);
  }
  return name;
}

function checkType(name: string, madeBy: number, attributes: number): void {
  const unix = madeBy >>> 8 === 3 || madeBy >>> 8 === 19;
  const type = (attributes >>> 16) & 0xf000;
  const expected = name.endsWith('/') ? 0x4000 : 0x8000;
  if (unix && type !== 0 && type !== expected) throw new ArchiveError('name', `type of ${name}`);
}

/** Checks that the members fill the archive one after the other, each under a name of its own. */
function layOut(found: Omit<Member, 'end'>[], directoryAt: number, size: number): Member[] {
  const names = new Set<string>();
  const folders = new Set<string>();
  let total = 0;
  for (const { name, bytes } of found) {
    total += bytes;
    const plain = (name.endsWith('/') ? name.slice(0, -1) : name).toLowerCase();
    if (names.has(plain)) throw new ArchiveError('duplicate', name);
    names.add(plain);
    for (let i = plain.indexOf('/'); i > 0; i = plain.indexOf('/', i + 1)) {
      folders.add(plain.slice(0, i));
    }
  }
  for (const { name } of found) {
    if (!name.endsWith('/') && folders.has(name.toLowerCase())) {
      throw new ArchiveError('duplicate', name);
    }
  }
  if (total > FREE_BYTES + MAX_RATIO * size) throw new ArchiveError('bomb', `${total} bytes`);
  const sorted = [...found].sort((a, b) => a.offset - b.offset);
  if ((sorted[0]?.offset ?? directoryAt) !== 0) {
    throw new ArchiveError('damaged', 'bytes before the first member');
  }
  return sorted.map((member, i) => {
    const end = sorted[i + 1]?.offset ?? directoryAt;
    if (member.offset + 30 + member.name.length + member.packed > end) {
      throw new ArchiveError('damaged', `${member.name} overlaps what follows`);
    }
    return { ...member, end };
  });
}

/** Reads little-endian numbers one after the other; throws an ArchiveError at the end of bytes. */
export class Cursor {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.at >= this.#bytes.length;
  }

  u16(): number {
    return this.#view.getUint16(this.#step(2), true);
  }

  u32(): number {
    return this.#view.getUint32(this.#step(4), true);
  }

  u64(): number {
    const low = this.u32();
    const value = this.u32() * 2 ** 32 + low;
    if (!Number.isSafeInteger(value)) throw new ArchiveError('damaged', 'a size beyond 2^53');
    return value;
  }

  take(length: number): Uint8Array {
    const start = this.#step(length);
    return this.#bytes.subarray(start, start + length);
  }

  /** Text of bytes; names that are allowed are ASCII, others only have to stay different from it. */
  latin1(length: number): string {
    return LATIN1.decode(this.take(length));
  }

  #step(length: number): number {
    const start = this.at;
    if (start + length > this.#bytes.length) throw new ArchiveError('damaged', 'cut short');
    this.at = start + length;
    return start;
  }
}
