import type { Span, Walk } from '../finding';
import { big, isAt, little } from '../numbers';

/** Tags of the first directory that hold records (TIFF 6.0, Exif 3.0, XMP part 3). */
const RECORDS: Record<number, string> = {
  270: 'ImageDescription',
  305: 'Software',
  315: 'Artist',
  700: 'XMP',
  33723: 'IPTC',
  34377: 'Photoshop',
  34665: 'Exif',
  52545: 'C2PA',
};

/** TIFF: the first directory. */
export const walkTiff: Walk = async (reach, found) => {
  const head = await reach.at(0, 8);
  const number = isAt(head, 0, 'II') ? little : big;
  const at = number(head, 4, 4);
  const count = number(await reach.at(at, 2), 0, 2);
  let width = 0;
  let height = 0;
  for (let i = 0; i < count && reach.step(); i++) {
    const entry = await reach.at(at + 2 + i * 12, 12);
    if (entry.length < 12) return;
    const tag = number(entry, 0, 2);
    const value = number(entry, 8, number(entry, 2, 2) === 3 ? 2 : 4);
    if (tag === 256) width = value;
    if (tag === 257) height = value;
    const record = RECORDS[tag];
    if (record) found.add('TIFF', record, spanOf(entry, number, at + 2 + i * 12));
  }
  found.measure(width, height);
};

/** Bytes of each type of value (TIFF 6.0 §2). */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** Where an entry's value lies: in the entry itself up to four bytes, elsewhere otherwise. */
function spanOf(entry: Uint8Array, number: typeof big, at: number): Span {
  const length = (TYPE_BYTES[number(entry, 2, 2)] ?? 0) * number(entry, 4, 4);
  return { at: length <= 4 ? at + 8 : number(entry, 8, 4), length };
}
