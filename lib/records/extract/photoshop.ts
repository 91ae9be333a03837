import { big, isAt } from '../numbers';
import { decodeText } from '../text-decoding';
import type { Gathering, Origin } from './gathering';

const MOST_RESOURCES = 500;

/** Datasets of IPTC-IIM that say who made or owns a picture (IIM 4.2, record 2). */
const DATASETS: Record<number, string> = {
  25: 'Keywords',
  65: 'OriginatingProgram',
  80: 'By-line',
  110: 'Credit',
  115: 'Source',
  116: 'CopyrightNotice',
  120: 'Caption',
};

/** Photoshop resources inside a JPEG segment: IPTC and XMP among them. */
export function photoshopResources(into: Gathering, from: Origin, data: Uint8Array): void {
  let at = 14;
  for (let i = 0; i < MOST_RESOURCES && isAt(data, at, '8BIM'); i++) {
    const name = 1 + (data[at + 6] ?? 0);
    const sized = at + 6 + name + (name % 2);
    const length = big(data, sized, 4);
    const body = data.subarray(sized + 4, sized + 4 + length);
    const offset = (from.offset ?? 0) + sized + 4;
    const number = big(data, at + 4, 2);
    if (number === 1028) iptcDatasets(into, { place: `${from.place}/IPTC`, offset }, body);
    if (number === 1060)
      into.record({ place: `${from.place}/XMP`, offset }, body, decodeText(body));
    at = sized + 4 + length + (length % 2);
  }
}

/** IPTC-IIM datasets, each a record of its own. */
export function iptcDatasets(into: Gathering, from: Origin, data: Uint8Array): void {
  let at = 0;
  for (let i = 0; i < MOST_RESOURCES && data[at] === 0x1c; i++) {
    const length = big(data, at + 3, 2);
    // The upper bit announces a longer length, which no text of these needs.
    if (length >= 0x8000) return;
    const body = data.subarray(at + 5, at + 5 + length);
    const name = data[at + 1] === 2 ? DATASETS[data[at + 2] ?? 0] : undefined;
    const place = { place: `${from.place}/${name}`, offset: (from.offset ?? 0) + at + 5 };
    if (name) into.record(place, body, decodeText(body));
    at += 5 + length;
  }
}
