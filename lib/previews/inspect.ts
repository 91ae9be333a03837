import { fileTypeFromBuffer } from 'file-type';
import { type Embedded, scanEmbedded } from '@/lib/records/embedded';
import { bytesSource, type Source } from '@/lib/records/reach';
import { textType } from '@/lib/records/text-type';
import { readObject } from '@/lib/storage/objects';

/** What intake needs to know of a stored file; its type is decided by content, never by its name. */
export type Inspected = Embedded & { mediaType: string };

/** Bytes of the beginning in which a type shows. */
const HEAD = 64 * 1024;

/** A file up to this size is fetched at once: each question to a store costs more than its bytes. */
const WHOLE = 1024 * 1024;

/** Families that have members which only a longer list of signatures tells apart. */
const FAMILIES = new Set(['image/tiff', 'video/mp4', 'video/webm', 'audio/ogg']);

/** Looks at bytes at hand. */
export function inspectBytes(bytes: Uint8Array): Promise<Inspected> {
  return inspect(bytesSource(bytes));
}

/**
 * Looks at a confirmed object of a known size without fetching more of it than the question needs.
 * Throws UNAVAILABLE where the store is lost, NOT_FOUND where the object is.
 */
export function inspectObject(key: string, bytes: number): Promise<Inspected> {
  return inspect({ size: bytes, read: (at, length) => readPart(key, at, length) });
}

async function inspect(file: Source): Promise<Inspected> {
  const first = file.size <= WHOLE ? file.size : HEAD;
  const head = first === 0 ? new Uint8Array(0) : await file.read(0, first);
  const source: Source = {
    size: file.size,
    read: (at, length) =>
      // Where all of it is at hand, nothing lies beyond, whatever a window asks for.
      head.length === file.size || at + length <= head.length
        ? head.subarray(at, at + length)
        : file.read(at, length),
  };
  const scan = await scanEmbedded(source);
  return { ...scan, mediaType: await typeOf(source, head.subarray(0, HEAD), scan.mediaType) };
}

/** Own signatures first, then text throughout, then the long list, which has two-byte signatures. */
async function typeOf(source: Source, head: Uint8Array, own: string | null): Promise<string> {
  if (own !== null && !FAMILIES.has(own)) return own;
  const text = own === null ? await textType(source) : null;
  return text ?? (await listedType(head)) ?? own ?? 'application/octet-stream';
}

async function listedType(head: Uint8Array): Promise<string | null> {
  try {
    const type = (await fileTypeFromBuffer(head))?.mime.split(';')[0]?.trim();
    // What is text would have been found to be; a signature of text on other bytes is chance.
    return type && !/^text\/|xml$|svg/.test(type) ? type : null;
  } catch {
    return null;
  }
}

async function readPart(key: string, at: number, length: number): Promise<Uint8Array> {
  if (length <= 0) return new Uint8Array(0);
  const { stream } = await readObject(key, { start: at, end: at + length - 1 });
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
