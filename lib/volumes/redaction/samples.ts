import { aiMark } from '@/scripts/workers/ai-mark.mjs';
import type { Area } from './marks';

/** Samples of a picture or page: red, green, blue, opacity; eight bits each, row by row. */
export type Samples = {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
};

/** An area in pixels, whole numbers, cut to the picture; null where it lies beside it. */
export function pixelsOf(
  { x, y, width, height }: Area['region'],
  scale: readonly [number, number],
  size: { readonly width: number; readonly height: number },
): Area['region'] | null {
  const left = Math.max(0, Math.floor(x * scale[0]));
  const top = Math.max(0, Math.floor(y * scale[1]));
  const right = Math.min(size.width, Math.ceil((x + width) * scale[0]));
  const bottom = Math.min(size.height, Math.ceil((y + height) * scale[1]));
  if (right <= left || bottom <= top) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Makes an area black and opaque, in place. What was there is nowhere any more. */
export function fill({ width: row, rgba }: Samples, { x, y, width, height }: Area['region']): void {
  for (let line = y; line < y + height; line++) {
    const from = 4 * (line * row + x);
    rgba.fill(0, from, from + 4 * width);
    for (let at = from + 3; at < from + 4 * width; at += 4) rgba[at] = 255;
  }
}

/** Lays a mark with opacity over the lower left corner, in place. */
function stamp(under: Samples, mark: { data: Uint8Array; width: number; height: number }) {
  const top = under.height - mark.height;
  for (let y = 0; y < mark.height; y++) {
    for (let x = 0; x < mark.width; x++) {
      const from = 4 * (y * mark.width + x);
      const to = 4 * ((top + y) * under.width + x);
      const over = (mark.data[from + 3] ?? 0) / 255;
      if (over === 0) continue;
      const below = ((under.rgba[to + 3] ?? 0) / 255) * (1 - over);
      for (let c = 0; c < 3; c++) {
        const sum = (mark.data[from + c] ?? 0) * over + (under.rgba[to + c] ?? 0) * below;
        under.rgba[to + c] = Math.round(sum / (over + below));
      }
      under.rgba[to + 3] = Math.round(255 * (over + below));
    }
  }
}

/** Lays the mark of generated content (GB 45438-2025) over a picture or page, in place. */
export function markGenerated(samples: Samples): void {
  const tag = aiMark(samples.width, samples.height);
  if (tag) stamp(samples, tag);
}

/** Whether nothing shines through. */
export function isOpaque({ rgba }: Samples): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false;
  return true;
}
