import type { Finding, Walk } from '../finding';
import { isAt, latin1, little } from '../numbers';

const NAMES: Record<string, string> = {
  EXIF: 'EXIF',
  'XMP ': 'XMP',
  C2PA: 'C2PA',
  _PMX: 'XMP',
  bext: 'bext',
  iXML: 'iXML',
  'id3 ': 'ID3',
  'ID3 ': 'ID3',
};

/** RIFF: WebP (RFC 9649), WAV and AVI. */
export const walkRiff: Walk = async (reach, found) => {
  const form = latin1(await reach.at(8, 4)).trim();
  const container = form === 'WEBP' ? 'WebP' : form === 'WAVE' ? 'WAV' : 'AVI';
  let at = 12;
  while (reach.step()) {
    const head = await reach.at(at, 24);
    if (head.length < 8) return;
    const id = latin1(head, 0, 4);
    const length = little(head, 4, 4);
    const data = head.subarray(8, 8 + Math.min(length, 16));
    const name = NAMES[id];
    const span = { at: at + 8, length };
    if (name) found.add(`${container}/${name}`, '', span);
    if (id === 'LIST' && isAt(data, 0, 'INFO')) found.add(`${container}/LIST/INFO`, '', span);
    if (container === 'WebP') measureWebp(id, data, found);
    // Frames of an animation lie in chunks of their own.
    if (container === 'WebP' && id === 'VP8L') found.isLossless = true;
    at += 8 + length + (length % 2);
  }
};

function measureWebp(id: string, data: Uint8Array, found: Finding): void {
  if (id === 'VP8X' && data.length >= 10) {
    found.measure(little(data, 4, 3) + 1, little(data, 7, 3) + 1);
  }
  if (id === 'VP8 ' && data.length >= 10) {
    found.measure(little(data, 6, 2) & 0x3fff, little(data, 8, 2) & 0x3fff);
  }
  if (id === 'VP8L' && data[0] === 0x2f) {
    const bits = little(data, 1, 4);
    found.measure((bits & 0x3fff) + 1, (Math.floor(bits / 0x4000) & 0x3fff) + 1);
  }
}
