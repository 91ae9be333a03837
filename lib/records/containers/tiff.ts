import type { Walk } from '../finding';
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
    if (record) found.add('TIFF', record);
  }
  found.measure(width, height);
};
