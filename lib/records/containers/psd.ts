import type { Walk } from '../finding';
import { big, isAt } from '../numbers';
import { locateLayers } from './psd-layers';

/** Image resources that hold records, by number (Adobe Photoshop File Formats Specification). */
const RECORDS: Record<number, string> = {
  1028: 'IPTC',
  1058: 'Exif',
  1059: 'Exif 3',
  1060: 'XMP',
};

/** PSD and PSB: image resources, and where layers are described. */
export const walkPsd: Walk = async (reach, found) => {
  const head = await reach.at(0, 30);
  found.measure(big(head, 18, 4), big(head, 14, 4));
  let at = 30 + big(head, 26, 4);
  const length = await reach.at(at, 4);
  const end = at + 4 + big(length, 0, 4);
  at += 4;
  while (at < end && reach.step()) {
    const resource = await reach.at(at, 7);
    if (!isAt(resource, 0, '8BIM')) break;
    // A name of a length byte and characters, padded to an even number, stands before the size.
    const name = 1 + (resource[6] ?? 0);
    const sized = at + 6 + name + (name % 2);
    const size = big(await reach.at(sized, 4), 0, 4);
    const record = RECORDS[big(resource, 4, 2)];
    if (record) found.add('PSD', record, { at: sized + 4, length: size });
    at = sized + 4 + size + (size % 2);
  }
  if (length.length === 4) await locateLayers(reach, found, end);
};
