import { inflate } from '../inflate';
import { latin1 } from '../numbers';
import { decodeText } from '../text-decoding';
import type { Gathering, Origin } from './gathering';

/** Bytes of inflated text of one chunk; workflows of real files stay below one hundredth of it. */
const MOST_INFLATED = 8 * 1024 * 1024;

/** PNG `tEXt`, `zTXt`, `iTXt` (PNG 3rd edition §11.3.3): the text behind the keyword. */
export function pngText(into: Gathering, from: Origin, data: Uint8Array): void {
  const type = from.place.split('/')[1];
  const end = data.indexOf(0);
  if (end < 0) {
    into.record(from, data);
    into.find('not_decoded', from.place);
    return;
  }
  let at = end + 1;
  let compressed = type === 'zTXt';
  if (type === 'zTXt') at += 1;
  if (type === 'iTXt') {
    compressed = data[at] === 1;
    // Flag, method, then language and translated keyword, each ended by a zero.
    at = after(data, after(data, at + 2));
  }
  const body = data.subarray(at);
  if (!compressed) {
    into.record(from, data, decodeText(body));
    return;
  }
  const { bytes, cut, damaged } = inflate(body, 'zlib', MOST_INFLATED);
  const record = into.record(from, data, cut ? null : decodeText(bytes), true);
  if (cut) into.find('inflated_too_large', from.place, facts(into, record, body.length));
  if (damaged) into.find('not_decoded', from.place, facts(into, record, body.length));
}

const facts = (into: Gathering, record: ReturnType<Gathering['record']>, length: number) =>
  record ? into.place(record, String(length)) : [];

function after(data: Uint8Array, at: number): number {
  const end = data.indexOf(0, at);
  return end < 0 ? data.length : end + 1;
}

/** CRC-32 of a chunk's type and data, as PNG counts it. */
export function pngChecksum(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let i = 0; i < 8; i++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** Keyword of a text chunk as it stands in the file. */
export const pngKeyword = (data: Uint8Array): string =>
  latin1(data, 0, Math.max(0, data.indexOf(0)));
