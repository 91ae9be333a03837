import { Inflate } from 'fflate';
import { ArchiveError, type RandomAccess } from '../archive';
import { crc32 } from '../crc32';
import { Cursor } from '../zip-directory';
import type { ZipMember } from './zip-listing';

const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const READ = 1024 ** 2;

/** Deflate expands at most 1032 times, so one piece yields at most 16 MiB. */
const PIECE = 16 * 1024;

/**
 * Bytes of a member, unpacked, in order. Throws an ArchiveError (`damaged`) where they are more or
 * fewer than the directory states, or not those of its CRC-32; no more than stated is ever unpacked.
 */
export async function* readMember(
  source: RandomAccess,
  member: ZipMember,
): AsyncGenerator<Uint8Array, void, undefined> {
  let crc = 0;
  let bytes = 0;
  const packed = packedOf(source, member, await dataStart(source, member));
  for await (const chunk of member.method === 0 ? packed : inflated(packed, member.name)) {
    bytes += chunk.length;
    if (bytes > member.bytes) {
      throw new ArchiveError('damaged', `${member.name} is longer than stated`);
    }
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (bytes !== member.bytes || crc !== member.crc) {
    throw new ArchiveError('damaged', `${member.name} is not what the directory states`);
  }
}

async function dataStart(source: RandomAccess, member: ZipMember): Promise<number> {
  if (member.offset + LOCAL_BYTES > source.size) throw new ArchiveError('damaged', member.name);
  const header = new Cursor(await source.read(member.offset, LOCAL_BYTES));
  if (header.u32() !== LOCAL) throw new ArchiveError('damaged', `header of ${member.name}`);
  header.at = 26;
  const start = member.offset + LOCAL_BYTES + header.u16() + header.u16();
  if (start + member.packed > source.size) {
    throw new ArchiveError('damaged', `${member.name} is cut short`);
  }
  return start;
}

async function* packedOf(source: RandomAccess, member: ZipMember, start: number) {
  const end = start + member.packed;
  for (let at = start; at < end; at += READ) {
    yield await source.read(at, Math.min(READ, end - at));
  }
}

async function* inflated(packed: AsyncIterable<Uint8Array>, name: string) {
  const out: Uint8Array[] = [];
  const inflate = new Inflate((chunk) => out.push(chunk));
  const push = (bytes: Uint8Array, last: boolean) => {
    try {
      inflate.push(bytes, last);
    } catch {
      throw new ArchiveError('damaged', `compressed data of ${name}`);
    }
    return out.splice(0).filter((chunk) => chunk.length > 0);
  };
  for await (const chunk of packed) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      yield* push(chunk.subarray(at, at + PIECE), false);
    }
  }
  yield* push(new Uint8Array(0), true);
}

/** A file of the browser as bytes that can be read anywhere. */
export function blobAccess(blob: Blob): RandomAccess {
  return {
    size: blob.size,
    async read(offset, length) {
      const bytes = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
      if (bytes.length !== length) throw new ArchiveError('unreadable', 'the file became shorter');
      return bytes;
    },
  };
}
