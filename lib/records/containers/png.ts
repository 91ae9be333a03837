import type { Walk } from '../finding';
import { big, latin1 } from '../numbers';

const TEXT = new Set(['tEXt', 'zTXt', 'iTXt']);
/** Longest keyword is 79 bytes (PNG §11.3.3). */
const KEYWORD = 80;
const MOST_IMAGE_PARTS = 65_536;

/**
 * PNG (W3C PNG 3rd edition §5): text chunks by keyword, Exif, C2PA. Checksums are not looked at;
 * generators and editors leave wrong ones, and records may stand after the image data.
 */
export const walkPng: Walk = async (reach, found) => {
  let at = 8;
  while (reach.step()) {
    const head = await reach.at(at, 8 + KEYWORD);
    if (head.length < 8) return;
    const length = big(head, 0, 4);
    const type = latin1(head, 4, 4);
    if (!/^[A-Za-z]{4}$/.test(type)) return;
    if (type === 'IHDR') found.measure(big(head, 8, 4), big(head, 12, 4));
    if (TEXT.has(type)) {
      const data = head.subarray(8, 8 + Math.min(length, KEYWORD));
      const end = data.indexOf(0);
      const name = latin1(data, 0, end < 0 ? data.length : end);
      found.add(`PNG/${type}`, name, { at: at + 8, length });
    }
    if (type === 'eXIf' || type === 'caBX') {
      found.add(`PNG/${type}`, '', { at: at + 8, length });
    }
    if (type === 'IDAT') {
      found.passedImage = true;
      if (found.image.length < MOST_IMAGE_PARTS) found.image.push({ at: at + 8, length });
    }
    if (type === 'IEND') return;
    at += 12 + length;
  }
};
