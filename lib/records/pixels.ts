import { Unzlib } from 'fflate';
import type { Finding } from './finding';
import { big, latin1 } from './numbers';
import type { Source } from './reach';

/** The first rows of a picture, samples as they are stored; `channels` 3 (RGB) or 4 (with alpha). */
export type Pixels = {
  width: number;
  /** Rows of the whole picture, and of those how many are here. */
  height: number;
  rows: number;
  channels: 3 | 4;
  data: Uint8Array;
};

/** Most bytes of decoded rows. */
const MOST = 128 * 1024 * 1024;
/** Compressed bytes handed over at once. */
const PIECE = 16 * 1024;

/**
 * Decodes the first rows of a PNG of 8-bit RGB or RGBA that is not interlaced; others hold no record
 * in their least bits that a tool known here would read. Null where there is none to be had.
 */
export async function pngPixels(
  source: Source,
  found: Finding,
  wanted?: number,
): Promise<Pixels | null> {
  const head = await source.read(0, 33);
  const width = big(head, 16, 4);
  const height = big(head, 20, 4);
  const [depth, colour, , , interlaced] = head.subarray(24, 29);
  if (latin1(head, 12, 4) !== 'IHDR' || depth !== 8 || interlaced !== 0) return null;
  if (colour !== 2 && colour !== 6) return null;
  const channels = colour === 2 ? 3 : 4;
  const rows = Math.min(height, wanted ?? height);
  const line = 1 + width * channels;
  if (width === 0 || rows === 0 || rows * line > MOST) return null;
  const packed = new Uint8Array(rows * line);
  const length = await unpack(source, found, packed);
  const whole = Math.floor(length / line);
  if (whole === 0) return null;
  const data = new Uint8Array(whole * width * channels);
  for (let y = 0; y < whole; y++) unfilter(packed, data, y, width * channels, channels);
  return { width, height, rows: whole, channels, data };
}

/** Inflates image data until `into` is full; answers how much came. */
async function unpack(source: Source, found: Finding, into: Uint8Array): Promise<number> {
  let length = 0;
  const stream = new Unzlib((part) => {
    into.set(part.subarray(0, into.length - length), length);
    length = Math.min(into.length, length + part.length);
  });
  try {
    for (const { at, length: size } of found.image) {
      for (let from = 0; from < size && length < into.length; from += PIECE) {
        stream.push(await source.read(at + from, Math.min(PIECE, size - from)));
      }
    }
  } catch {
    // Damaged data: the rows before the damage are what there is.
  }
  return length;
}

/** Undoes the filter of one row (PNG 3rd edition §9). */
function unfilter(
  packed: Uint8Array,
  data: Uint8Array,
  y: number,
  stride: number,
  channels: number,
): void {
  const from = y * (stride + 1);
  const filter = packed[from];
  const to = y * stride;
  for (let i = 0; i < stride; i++) {
    const left = i >= channels ? (data[to + i - channels] ?? 0) : 0;
    const up = y > 0 ? (data[to + i - stride] ?? 0) : 0;
    const corner = y > 0 && i >= channels ? (data[to + i - stride - channels] ?? 0) : 0;
    let guess = 0;
    if (filter === 1) guess = left;
    else if (filter === 2) guess = up;
    else if (filter === 3) guess = (left + up) >> 1;
    else if (filter === 4) guess = paeth(left, up, corner);
    data[to + i] = (packed[from + 1 + i] ?? 0) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const p = left + up - corner;
  const a = Math.abs(p - left);
  const b = Math.abs(p - up);
  const c = Math.abs(p - corner);
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
