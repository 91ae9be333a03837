import { deflateSync } from 'node:zlib';

/** Text as bytes, one for each character up to U+00FF. */
export const raw = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

export const joined = (...parts: (Uint8Array | string)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? raw(part) : part)));

/** Number as bytes, most significant first. */
export const be = (value: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256);

/** Number as bytes, least significant first. */
export const le = (value: number, length: number): Uint8Array => be(value, length).reverse();

export const PNG_MAGIC = '\x89PNG\r\n\x1a\n';

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/** A PNG chunk with a right checksum. */
export function pngChunk(type: string, data: Uint8Array | string = ''): Uint8Array {
  const body = joined(type, data);
  return joined(be(body.length - 4, 4), body, be(crc32(body), 4));
}

/** Header of a greyscale or RGB picture of 8 bits. */
export const pngHeader = (width: number, height: number, colour: 0 | 2 = 2): Uint8Array =>
  pngChunk('IHDR', joined(be(width, 4), be(height, 4), [8, colour, 0, 0, 0].map(one).join('')));

const one = (byte: number) => String.fromCharCode(byte);

/** A PNG of any claimed size with `data` inflated bytes behind it, and chunks around them. */
export function png(
  size: { width: number; height: number; colour?: 0 | 2 },
  parts: { before?: Uint8Array[]; data?: Uint8Array; after?: Uint8Array[] } = {},
): Uint8Array {
  const { width, height, colour = 2 } = size;
  const { before = [], data = new Uint8Array(0), after = [] } = parts;
  const idat = pngChunk('IDAT', deflateSync(data, { level: 9 }));
  const header = pngHeader(width, height, colour);
  return joined(PNG_MAGIC, header, ...before, idat, ...after, pngChunk('IEND'));
}

/** A JPEG segment. */
export const segment = (marker: number, data: Uint8Array | string): Uint8Array =>
  joined([0xff, marker].map(one).join(''), be(joined(data).length + 2, 2), data);

/** A box of ISO base media. */
export const box = (type: string, ...content: (Uint8Array | string)[]): Uint8Array => {
  const data = joined(...content);
  return joined(be(8 + data.length, 4), type, data);
};

/** A RIFF chunk, padded. */
export const riffChunk = (id: string, data: Uint8Array | string): Uint8Array => {
  const bytes = joined(data);
  return joined(id, le(bytes.length, 4), bytes, bytes.length % 2 ? '\0' : '');
};

export const riff = (form: string, ...chunks: Uint8Array[]): Uint8Array => {
  const body = joined(form, ...chunks);
  return joined('RIFF', le(body.length, 4), body);
};
