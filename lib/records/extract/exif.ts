import { big, isAt, latin1, little } from '../numbers';
import { type Decoded, decodeText, decodeUtf16, withoutEnd } from '../text-decoding';
import type { Gathering, Origin } from './gathering';

/** Tags whose values are records (Exif 3.0 §4.6); others describe the picture. */
const TAGS: Record<number, string> = {
  270: 'ImageDescription',
  271: 'Make',
  272: 'Model',
  305: 'Software',
  306: 'DateTime',
  315: 'Artist',
  700: 'XMP',
  33432: 'Copyright',
  36867: 'DateTimeOriginal',
  37500: 'MakerNote',
  37510: 'UserComment',
  40092: 'XPComment',
};
const FURTHER = new Set([34665]);
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const MOST_ENTRIES = 1_000;
const MOST_DIRECTORIES = 8;

/** Texts of an Exif block (TIFF inside), each a record of its own at its place in the file. */
export function exifTexts(into: Gathering, from: Origin, block: Uint8Array): void {
  const data = isAt(block, 0, 'Exif\0') ? block.subarray(6) : block;
  const start = (from.offset ?? 0) + block.length - data.length;
  if (!isAt(data, 0, 'II') && !isAt(data, 0, 'MM')) {
    into.record(from, block);
    into.find('not_decoded', from.place);
    return;
  }
  const number = isAt(data, 0, 'II') ? little : big;
  const queue = [number(data, 4, 4)];
  const seen = new Set<number>();
  let entries = 0;
  while (queue.length > 0 && seen.size < MOST_DIRECTORIES) {
    const at = queue.shift() ?? 0;
    if (seen.has(at) || at < 8) continue;
    seen.add(at);
    const many = number(data, at, 2);
    for (let i = 0; i < many && entries < MOST_ENTRIES; i++) {
      entries += 1;
      const entry = at + 2 + i * 12;
      if (entry + 12 > data.length) break;
      const tag = number(data, entry, 2);
      if (FURTHER.has(tag)) queue.push(number(data, entry + 8, 4));
      const name = TAGS[tag];
      const length = (TYPE_BYTES[number(data, entry + 2, 2)] ?? 0) * number(data, entry + 4, 4);
      if (!name || length === 0) continue;
      const value = length <= 4 ? entry + 8 : number(data, entry + 8, 4);
      const bytes = data.subarray(value, value + length);
      const place = { place: `${from.place}/${name}`, offset: start + value };
      into.record(place, bytes, decoded(name, bytes));
      if (bytes.length < length) into.find('not_decoded', place.place);
    }
  }
}

function decoded(name: string, bytes: Uint8Array): Decoded {
  if (name === 'UserComment') return userComment(bytes);
  const read = name === 'XPComment' ? decodeUtf16(bytes, 'le') : decodeText(bytes);
  return { ...read, text: withoutEnd(read.text) };
}

/** Exif user comment: eight bytes name the code, which many writers leave out or get wrong. */
export function userComment(bytes: Uint8Array): Decoded {
  const code = latin1(bytes, 0, 8);
  const rest = bytes.subarray(8);
  if (code === 'UNICODE\0') return ended(decodeUtf16(rest));
  if (code === 'ASCII\0\0\0' || code === '\0\0\0\0\0\0\0\0') return ended(decodeText(rest));
  return ended(decodeText(bytes));
}

const ended = (read: Decoded): Decoded => ({ ...read, text: withoutEnd(read.text) });
