// Records of the ZIP format (PKWARE APPNOTE 6.3.10) for stored members of known size, with ZIP64
// where a member or the archive needs it.

/** A member of an archive being written. */
export type ZipMember = { name: string; size: number; crc: number; offset: number };

const MAX_32 = 0xffffffff;
/** 1 January 2026, 00:00:00, in DOS form: fixed, because the true times stand in the ledger. */
const DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;
/** Data descriptor follows, name in UTF-8. */
const FLAGS = 0x0808;
/** Regular file, rw-r--r--. */
const MODE = 0o100644;

const big = ({ size }: ZipMember) => size >= MAX_32;

/** Header before a member's bytes; CRC and sizes follow them. */
export function localHeader(member: ZipMember): Buffer {
  const name = Buffer.from(member.name, 'utf8');
  const extra = big(member) ? zip64Extra(0n, 0n) : Buffer.alloc(0);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(big(member) ? 45 : 20, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DATE, 12);
  if (big(member)) {
    head.writeUInt32LE(MAX_32, 18);
    head.writeUInt32LE(MAX_32, 22);
  }
  head.writeUInt16LE(name.length, 26);
  head.writeUInt16LE(extra.length, 28);
  return Buffer.concat([head, name, extra]);
}

/** CRC and sizes after a member's bytes. */
export function dataDescriptor(member: ZipMember): Buffer {
  const wide = big(member);
  const record = Buffer.alloc(wide ? 24 : 16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(member.crc, 4);
  for (const at of [0, 1]) {
    if (wide) record.writeBigUInt64LE(BigInt(member.size), 8 + 8 * at);
    else record.writeUInt32LE(member.size, 8 + 4 * at);
  }
  return record;
}

/** A member's line in the central directory. */
export function centralHeader(member: ZipMember): Buffer {
  const name = Buffer.from(member.name, 'utf8');
  const far = member.offset >= MAX_32;
  const values = [
    ...(big(member) ? [BigInt(member.size), BigInt(member.size)] : []),
    ...(far ? [BigInt(member.offset)] : []),
  ];
  const extra = values.length > 0 ? zip64Extra(...values) : Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE((3 << 8) | 45, 4);
  head.writeUInt16LE(values.length > 0 ? 45 : 20, 6);
  head.writeUInt16LE(FLAGS, 8);
  head.writeUInt16LE(DATE, 14);
  head.writeUInt32LE(member.crc, 16);
  head.writeUInt32LE(big(member) ? MAX_32 : member.size, 20);
  head.writeUInt32LE(big(member) ? MAX_32 : member.size, 24);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE((MODE << 16) >>> 0, 38);
  head.writeUInt32LE(far ? MAX_32 : member.offset, 42);
  return Buffer.concat([head, name, extra]);
}

/** The end records: ZIP64 ones first where counts or places need them. */
export function endOfArchive(count: number, start: number, size: number): Buffer {
  const wide = count >= 0xffff || start >= MAX_32 || size >= MAX_32;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(wide ? MAX_32 : size, 12);
  end.writeUInt32LE(wide ? MAX_32 : start, 16);
  if (!wide) return end;
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE((3 << 8) | 45, 12);
  record.writeUInt16LE(45, 14);
  for (const at of [24, 32]) record.writeBigUInt64LE(BigInt(count), at);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, end]);
}

function zip64Extra(...values: bigint[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [i, value] of values.entries()) extra.writeBigUInt64LE(value, 4 + 8 * i);
  return extra;
}
