import { ArchiveError, type RandomAccess } from '../archive';
import { Cursor } from '../zip-directory';
import { isSystemFile, memberName } from './zip-names';

// Layout per PKWARE APPNOTE 6.3.10 §4.3. Unlike the reader of bundles this one meets archives of
// every program, so it forgives names, comments and bytes before the archive; what it does not
// forgive is an archive that expands beyond measure or whose members lie on one another.

/** What is opened at most, so that one archive cannot fill a case or a device by surprise. */
export const ZIP_LIMITS = {
  members: 2000,
  /** Largest directory read at once. */
  directoryBytes: 16 * 1024 ** 2,
  /** Uncompressed bytes of all members together. */
  bytes: 4 * 1024 ** 3,
  /** Uncompressed bytes per byte of archive, beyond `free`. */
  ratio: 100,
  free: 64 * 1024 ** 2,
} as const;

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const END64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL_BYTES = 30;
const FULL = 0xffffffff;

/** One file in an archive, as its directory describes it. */
export type ZipMember = {
  name: string;
  /** 0 stored, 8 deflated. */
  method: 0 | 8;
  crc: number;
  packed: number;
  bytes: number;
  /** Where its local header begins. */
  offset: number;
  /** Last change as the archive states it, without a zone: local time of wherever it was packed. */
  modified: string | null;
};

/** What an archive holds. */
export type ZipListing = {
  members: ZipMember[];
  /** Sum of their uncompressed bytes. */
  bytes: number;
  /** Files that cannot be opened here: encrypted, or packed by a rare method. */
  closed: string[];
  /** Left out: folders' own records do not count, files that systems leave behind do. */
  system: number;
};

/**
 * Reads what an archive holds, without unpacking anything. Throws an ArchiveError: `not-zip`,
 * `damaged`, `limit` (more than ZIP_LIMITS, or than
 * `members` where that is given), `bomb` (expands beyond measure, or members overlap).
 */
export async function listZip(
  source: RandomAccess,
  { members: most = ZIP_LIMITS.members }: { members?: number } = {},
): Promise<ZipListing> {
  const { count, at, bytes, shift } = await findDirectory(source);
  if (count > most || bytes > ZIP_LIMITS.directoryBytes) {
    throw new ArchiveError('limit', `${count} members`);
  }
  const directory = new Cursor(await source.read(at, bytes));
  const all = Array.from({ length: count }, () => readRecord(directory, shift));
  const files = all.filter((record) => !/[/\\]$/.test(record.name));
  const kept = files.filter((record) => !isSystemFile(record.name));
  const total = files.reduce((sum, record) => sum + record.bytes, 0);
  refuseBomb(all, total, at, source.size);
  const members = kept.flatMap(({ encrypted, method, ...rest }) =>
    !encrypted && (method === 0 || method === 8) ? [{ ...rest, method } as ZipMember] : [],
  );
  const open = new Set(members.map((member) => member.offset));
  return {
    members,
    bytes: members.reduce((sum, member) => sum + member.bytes, 0),
    closed: kept.filter((record) => !open.has(record.offset)).map((record) => record.name),
    system: files.length - kept.length,
  };
}

type Directory = {
  count: number;
  /** Where it really begins. */
  at: number;
  bytes: number;
  /** Bytes that stand before the archive, which its own offsets do not count. */
  shift: number;
};

async function findDirectory(source: RandomAccess): Promise<Directory> {
  const tailBytes = Math.min(source.size, END_BYTES + LONGEST_COMMENT + LOCATOR_BYTES);
  if (tailBytes < END_BYTES) throw new ArchiveError('not-zip', `${source.size} bytes`);
  const start = source.size - tailBytes;
  const tail = await source.read(start, tailBytes);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  let end = tailBytes - END_BYTES;
  const fits = (i: number) =>
    view.getUint32(i, true) === END && i + END_BYTES + view.getUint16(i + 20, true) === tailBytes;
  while (end >= 0 && !fits(end)) end -= 1;
  if (end < 0) throw new ArchiveError('not-zip', 'no end of a directory');
  const record = new Cursor(tail.subarray(end));
  record.at = 8;
  const [here, together] = [record.u16(), record.u16()];
  if (here !== together) throw new ArchiveError('damaged', 'several disks');
  const short = { count: view.getUint16(end + 10, true), bytes: view.getUint32(end + 12, true) };
  const stated = view.getUint32(end + 16, true);
  const locator = end - LOCATOR_BYTES;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR) {
    const cursor = new Cursor(tail.subarray(locator));
    cursor.at = 8;
    return findDirectory64(source, cursor.u64(), start + locator);
  }
  return laid(short, stated, start + end);
}

async function findDirectory64(
  source: RandomAccess,
  statedAt: number,
  locatorAt: number,
): Promise<Directory> {
  const at = locatorAt - 56;
  if (at < 0 || statedAt > at) throw new ArchiveError('damaged', 'zip64 end misplaced');
  const end = new Cursor(await source.read(at, 56));
  if (end.u32() !== END64) throw new ArchiveError('damaged', 'zip64 end');
  end.at = 32;
  const count = end.u64();
  const bytes = end.u64();
  return laid({ count, bytes }, end.u64(), at);
}

function laid(of: { count: number; bytes: number }, stated: number, endAt: number): Directory {
  const at = endAt - of.bytes;
  const shift = at - stated;
  if (at < 0 || shift < 0) throw new ArchiveError('damaged', 'directory misplaced');
  return { ...of, at, shift };
}

type Record = Omit<ZipMember, 'method'> & { method: number; encrypted: boolean };

function readRecord(directory: Cursor, shift: number): Record {
  if (directory.u32() !== CENTRAL) throw new ArchiveError('damaged', 'directory record');
  directory.at += 4;
  const flags = directory.u16();
  const method = directory.u16();
  const modified = dosTime(directory.u16(), directory.u16());
  const crc = directory.u32();
  const short = { packed: directory.u32(), bytes: directory.u32() };
  const lengths = [directory.u16(), directory.u16(), directory.u16()];
  directory.at += 8;
  const offset = directory.u32();
  const name = memberName(directory.take(lengths[0] ?? 0), flags);
  const long = withZip64(directory.take(lengths[1] ?? 0), { ...short, offset });
  directory.take(lengths[2] ?? 0);
  const encrypted = (flags & 0x2041) !== 0;
  return { name, method, encrypted, crc, modified, ...long, offset: long.offset + shift };
}

type Sizes = { bytes: number; packed: number; offset: number };

/** Sizes and offset from the zip64 field (0x0001) where the short ones are full. */
function withZip64(extra: Uint8Array, short: Sizes): Sizes {
  const fields = new Cursor(extra);
  const long = { ...short };
  while (extra.length - fields.at >= 4) {
    const id = fields.u16();
    const field = new Cursor(fields.take(fields.u16()));
    if (id !== 0x0001) continue;
    if (short.bytes === FULL) long.bytes = field.u64();
    if (short.packed === FULL) long.packed = field.u64();
    if (short.offset === FULL) long.offset = field.u64();
    break;
  }
  return long;
}

/** `2026-03-04T14:02:22`: a DOS date and time; null for what is no date. */
function dosTime(time: number, date: number): string | null {
  const [year, month, day] = [1980 + (date >> 9), (date >> 5) & 15, date & 31];
  const [hour, minute, second] = [time >> 11, (time >> 5) & 63, (time & 31) * 2];
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Members must lie one after the other, and together not be more than such an archive can hold. */
function refuseBomb(
  records: readonly Record[],
  total: number,
  directoryAt: number,
  size: number,
): void {
  const { bytes, free, ratio } = ZIP_LIMITS;
  if (total > bytes) throw new ArchiveError('limit', `${total} bytes`);
  if (total > free + ratio * size) throw new ArchiveError('bomb', `${total} bytes`);
  const inOrder = [...records].sort((a, b) => a.offset - b.offset);
  for (const [i, record] of inOrder.entries()) {
    const end = inOrder[i + 1]?.offset ?? directoryAt;
    if (record.offset + LOCAL_BYTES + record.packed > end) {
      throw new ArchiveError('bomb', `${record.name} lies on what follows`);
    }
  }
}
