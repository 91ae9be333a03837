import { deflateSync, gzipSync } from 'node:zlib';
import type { Reading, Statement } from './reading';
import { be, joined, le, PNG_MAGIC, png, pngChunk, segment } from './testing-files';

/** A PNG with texts by keyword, in UTF-8. */
export const pngWith = (texts: Record<string, string>): Uint8Array =>
  png({ width: 8, height: 8 }, { before: Object.entries(texts).map(textChunk) });

const textChunk = ([key, text]: [string, string]) =>
  pngChunk('tEXt', joined(`${key}\0`, Buffer.from(text)));

/** XMP packet with one description. */
export const xmp = (spaces: Record<string, string>, body: string): string => {
  const declared = Object.entries(spaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`);
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""${declared.join('')}>${body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
};

/** A JPEG with an XMP segment. */
export const jpegXmp = (packet: string): Uint8Array =>
  joined(
    '\xff\xd8',
    segment(0xe1, joined('http://ns.adobe.com/xap/1.0/\0', Buffer.from(packet))),
    '\xff\xd9',
  );

/** An Exif block, little-endian, with texts of the first directory. */
export function exifBlock(entries: [tag: number, bytes: Uint8Array][]): Uint8Array {
  const start = 8 + 2 + entries.length * 12 + 4;
  let at = start;
  const heads: Uint8Array[] = [];
  for (const [tag, bytes] of entries) {
    heads.push(joined(le(tag, 2), le(7, 2), le(bytes.length, 4), le(at, 4)));
    at += bytes.length;
  }
  const bodies = entries.map(([, bytes]) => bytes);
  return joined('II*\0', le(8, 4), le(entries.length, 2), ...heads, le(0, 4), ...bodies);
}

export const jpegExif = (entries: [number, Uint8Array][]): Uint8Array =>
  joined('\xff\xd8', segment(0xe1, joined('Exif\0\0', exifBlock(entries))), '\xff\xd9');

export const userComment = (text: string): Uint8Array =>
  joined('UNICODE\0', Buffer.from(text, 'utf16le'));

/** A picture with a text in the least bits of its alpha, packed by gzip. */
export function stealthPng(text: string, mark = 'stealth_pngcomp'): Uint8Array {
  const packed = mark.endsWith('comp') ? gzipSync(Buffer.from(text)) : Buffer.from(text);
  const bits = [...joined(mark, be(packed.length * 8, 4), packed)].flatMap((byte) =>
    Array.from({ length: 8 }, (_, i) => (byte >> (7 - i)) & 1),
  );
  const side = Math.ceil(Math.sqrt(bits.length)) + 1;
  const rows = new Uint8Array(side * (1 + side * 4)).fill(0);
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [Math.floor(i / side), i % side];
    rows[y * (1 + side * 4) + 1 + x * 4 + 3] = 254 | (bits[i] ?? 0);
  }
  return joined(
    PNG_MAGIC,
    pngChunk('IHDR', joined(be(side, 4), be(side, 4), '\x08\x06\0\0\0')),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND'),
  );
}

/** A statement in a few words: what a test compares. */
export function told(reading: Reading, reader: string) {
  const all = reading.statements.filter((one) => one.reader === reader);
  return all.map(brief)[0];
}

export const brief = (one: Statement) => ({
  tool: one.tool?.value,
  texts: one.texts.map(({ role, origin, value }) => `${role} ${origin}: ${value}`),
  parameters: Object.fromEntries(
    one.passes.flatMap((pass) => pass.parameters.map(({ name, value }) => [name, value])),
  ),
  models: one.models.map((m) =>
    [m.kind, m.name?.value, m.hash?.value, m.weight?.value].join(' ').trim(),
  ),
  labels: Object.fromEntries(one.labels.map(({ name, value }) => [name, value])),
});

/** Bytes of a JSON document. */
export const document = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
