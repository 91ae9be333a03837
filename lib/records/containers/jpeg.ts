import type { Finding, Span, Walk } from '../finding';
import { big, isAt, latin1 } from '../numbers';

/** Enough of a segment to tell what it is. */
const LOOK = 160;

/** JPEG (ITU-T T.81 annex B): application segments and comments up to the first scan. */
export const walkJpeg: Walk = async (reach, found) => {
  let at = 2;
  while (reach.step()) {
    const head = await reach.at(at, LOOK);
    if (head.length < 4 || head[0] !== 0xff) return;
    const marker = head[1] ?? 0;
    // Any number of fill bytes may stand before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (isBare) {
      at += 2;
      continue;
    }
    if (marker === 0xd9 || marker === 0xda) return;
    const length = big(head, 2, 2);
    if (length < 2) return;
    const span = { at: at + 4, length: length - 2 };
    segment(marker, head.subarray(4, 2 + length), found, span);
    at += 2 + length;
  }
};

function segment(marker: number, data: Uint8Array, found: Finding, span: Span): void {
  const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
  if (isFrame) found.measure(big(data, 3, 2), big(data, 1, 2));
  if (marker === 0xfe) found.add('JPEG/COM', '', span);
  if (marker === 0xe1) {
    if (isAt(data, 0, 'Exif\0')) found.add('JPEG/APP1/Exif', '', span);
    if (isAt(data, 0, 'http://ns.adobe.com/xap/1.0/\0')) found.add('JPEG/APP1/XMP', '', span);
    if (isAt(data, 0, 'http://ns.adobe.com/xmp/extension/\0')) {
      found.add('JPEG/APP1/XMP extension', '', span);
    }
  }
  if (marker === 0xeb && isAt(data, 0, 'JP')) {
    found.add(`JPEG/APP11/${latin1(data).includes('c2pa') ? 'C2PA' : 'JUMBF'}`, '', span);
  }
  if (marker === 0xed && isAt(data, 0, 'Photoshop 3.0\0')) {
    found.add('JPEG/APP13/Photoshop', '', span);
  }
  const isLabel = marker >= 0xe0 && marker <= 0xef && isAt(data, 0, 'AIGC');
  if (isLabel) found.add(`JPEG/APP${marker - 0xe0}`, 'AIGC', span);
}
