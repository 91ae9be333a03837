// @ts-check
// The mark that working copies of generated content keep: a small dark tag with the letters AI in a
// lower corner. Drawn here, point by point, so that it needs no font and no decoder of drawings.

/** Version of the mark; it stands in the name of the tool, so that copies of before are told apart. */
export const AI_MARK = 'AI mark 1';

/**
 * Height of the letters against the shorter side of the picture. GB 45438-2025 asks for no less than
 * 5 % of an explicit label in a picture.
 */
const LETTERS = 0.056;

/** Least height of the letters in pixels, below which they are not read. */
const LEAST = 9;

/** Points looked at in each pixel, along each side. */
const SAMPLES = 4;

const INK = [255, 255, 255, 255];
const GROUND = [18, 20, 24, 214];

/**
 * The mark for a picture of a size, with the empty margin that keeps it off the corner.
 * @param {number} width of the picture in pixels
 * @param {number} height
 * @returns {{ data: Buffer, width: number, height: number } | null} RGBA; null where no point of it fits
 */
export function aiMark(width, height) {
  const short = Math.min(width, height);
  // In units of the letters' height: a tag of 2.1 by 1.7, its margin 0.5 on each side.
  const letters = Math.min(Math.max(short * LETTERS, LEAST), short / 2.7);
  const size = {
    width: Math.min(Math.round(letters * 3.1), width),
    height: Math.min(Math.round(letters * 2.7), height),
  };
  if (size.width < 1 || size.height < 1) return null;
  const data = Buffer.alloc(size.width * size.height * 4);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      let ground = 0;
      let ink = 0;
      for (let i = 0; i < SAMPLES * SAMPLES; i++) {
        const u = (x + ((i % SAMPLES) + 0.5) / SAMPLES) / letters - 0.5;
        const v = (y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / letters - 0.5;
        if (isInk(u - 0.4, v - 0.35)) ink += 1;
        else if (isGround(u, v)) ground += 1;
      }
      paint(data, (y * size.width + x) * 4, ink / SAMPLES ** 2, ground / SAMPLES ** 2);
    }
  }
  return { data, ...size };
}

/** A rectangle of 2.1 by 1.7 with round corners. @param {number} u @param {number} v */
function isGround(u, v) {
  const radius = 0.32;
  const dx = Math.max(radius - u, u - (2.1 - radius), 0);
  const dy = Math.max(radius - v, v - (1.7 - radius), 0);
  return u >= 0 && u <= 2.1 && v >= 0 && v <= 1.7 && dx * dx + dy * dy <= radius * radius;
}

/** The letters, 1.3 wide and 1 high. @param {number} u @param {number} v */
function isInk(u, v) {
  if (v < 0 || v > 1) return false;
  // I: a stem at the right.
  if (u >= 1.12 && u <= 1.3) return true;
  // A: two legs that meet above, and a bar between them.
  const fromMiddle = Math.abs(u - 0.46);
  const outer = 0.1 + 0.36 * v;
  const inner = outer - 0.19;
  if (fromMiddle > outer) return false;
  return fromMiddle >= inner || (v >= 0.62 && v <= 0.77);
}

/**
 * @param {Buffer} data
 * @param {number} at
 * @param {number} ink share of the pixel
 * @param {number} ground share of the pixel
 */
function paint(data, at, ink, ground) {
  const alpha = ink * (INK[3] ?? 0) + ground * (GROUND[3] ?? 0);
  if (alpha === 0) return;
  for (let c = 0; c < 3; c++) {
    const sum = ink * (INK[3] ?? 0) * (INK[c] ?? 0) + ground * (GROUND[3] ?? 0) * (GROUND[c] ?? 0);
    data[at + c] = Math.round(sum / alpha);
  }
  data[at + 3] = Math.round(alpha);
}
