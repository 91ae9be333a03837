import type { Gathering } from './extract/gathering';
import { inflate } from './inflate';
import { latin1 } from './numbers';
import type { Pixels } from './pixels';
import { decodeText } from './text-decoding';

const MOST = 8 * 1024 * 1024;
const MARK_BYTES = 15;
const MARK_BITS = MARK_BYTES * 8;
/** Rows in which the first letter of a mark shows. */
const PROBE_ROWS = 8;

/** Marks by which a text in the least bits begins, by where it lies and whether gzip packs it. */
const MARKS: Record<string, { where: 'alpha' | 'rgb'; packed: boolean }> = {
  stealth_pnginfo: { where: 'alpha', packed: false },
  stealth_pngcomp: { where: 'alpha', packed: true },
  stealth_rgbinfo: { where: 'rgb', packed: false },
  stealth_rgbcomp: { where: 'rgb', packed: true },
};

/**
 * Looks for a text hidden in the least bits of a picture's alpha or colours, column by column, as
 * several tools write it. Few rows are decoded unless the mark is there. The record has no place in
 * the file, only in its pixels.
 */
export async function stealthRecords(
  pixels: (rows?: number) => Promise<Pixels | null>,
  into: Gathering,
): Promise<void> {
  const probe = await pixels(PROBE_ROWS);
  if (!probe) return;
  const places = probe.channels === 4 ? (['alpha', 'rgb'] as const) : (['rgb'] as const);
  // All marks begin with one letter; of most pictures this is all that is ever decoded.
  const likely = places.filter((where) => latin1(bitsOf(probe, where, 0, 8)) === 's');
  const first = likely.length > 0 ? await pixels(MARK_BITS) : null;
  if (!first) return;
  for (const where of likely) {
    const mark = MARKS[latin1(bitsOf(first, where, 0, MARK_BITS))];
    if (mark?.where !== where) continue;
    const place = { place: `pixels/${where}`, offset: null };
    const whole = await pixels();
    if (!whole || whole.rows < whole.height) {
      into.find('pixels_not_read', place.place);
      continue;
    }
    const size = bitsOf(whole, where, MARK_BITS, 32);
    const bits = new DataView(size.buffer).getUint32(0);
    const room = whole.width * whole.height * (where === 'alpha' ? 1 : 3) - MARK_BITS - 32;
    if (bits > room || bits % 8 !== 0 || bits > MOST * 8) {
      into.find('not_decoded', place.place);
      continue;
    }
    const payload = bitsOf(whole, where, MARK_BITS + 32, bits);
    const { bytes, cut, damaged } = mark.packed
      ? inflate(payload, 'gzip', MOST)
      : { bytes: payload, cut: false, damaged: false };
    into.record(place, payload, cut ? null : decodeText(bytes), mark.packed);
    if (cut) into.find('inflated_too_large', place.place);
    if (damaged) into.find('not_decoded', place.place);
  }
}

/** Least bits from one position on, eight to a byte, first bit highest. */
function bitsOf(
  { width, height, channels, data }: Pixels,
  where: 'alpha' | 'rgb',
  from: number,
  count: number,
): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(count / 8));
  const each = where === 'alpha' ? 1 : 3;
  for (let i = 0; i < count; i++) {
    const position = from + i;
    const pixel = Math.floor(position / each);
    const x = Math.floor(pixel / height);
    const y = pixel % height;
    const channel = where === 'alpha' ? 3 : position % 3;
    const bit = (data[(y * width + x) * channels + channel] ?? 0) & 1;
    bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (bit << (7 - (i & 7)));
  }
  return bytes;
}
