import type { PageCanvas } from '../document/page-canvas';

/**
 * A horizontal strip of the text column: what pagination moves about. Strips are as tall as they say, and
 * paint themselves wherever they are put.
 */
export interface Strip {
  /** Points. */
  readonly height: number;
  /** Least space to the strip before, dropped at the top of a page. */
  readonly before: number;
  /** Least space to the strip after. */
  readonly after: number;
  /** Never to be the last on its page while another strip follows. */
  readonly keepNext: boolean;
  /** The end of a paragraph: stays with the next strip where that begins a table. */
  readonly leadsIn?: boolean;
  /** Begins a table. */
  readonly beginsTable?: boolean;
  paint(canvas: PageCanvas, x: number, top: number): void;
  /**
   * Parts the strip so that the first part is at most `available` points high. Null where it cannot be parted
   * there with sense; `forced` is set when even a whole page is too short for it.
   */
  split?(available: number, forced: boolean): readonly [Strip, Strip] | null;
  /** Painted above the strip where it begins a page; for rows of a table its header. */
  readonly repeated?: Strip;
}

/** Height of strips set one below the other, without space before the first. */
export function stackHeight(strips: readonly Strip[]): number {
  let height = 0;
  for (const [i, strip] of strips.entries())
    height += strip.height + spaceBetween(strips[i - 1], strip);
  return height;
}

/** Space between two neighbours: the larger of what they ask for. */
export function spaceBetween(above: Strip | undefined, below: Strip): number {
  return above ? Math.max(above.after, below.before) : 0;
}

/** Paints strips one below the other. */
export function paintStack(
  strips: readonly Strip[],
  canvas: PageCanvas,
  x: number,
  top: number,
): void {
  let y = top;
  for (const [i, strip] of strips.entries()) {
    y += spaceBetween(strips[i - 1], strip);
    strip.paint(canvas, x, y);
    y += strip.height;
  }
}

/**
 * Parts a stack at `available` points: never after a strip that keeps with the next unless `forced`, and
 * inside a strip where that can be parted. Null where nothing sensible fits.
 */
export function splitStack(
  strips: readonly Strip[],
  available: number,
  forced: boolean,
): readonly [readonly Strip[], readonly Strip[]] | null {
  let height = 0;
  let best = 0;
  for (const [i, strip] of strips.entries()) {
    const space = spaceBetween(strips[i - 1], strip);
    if (height + space + strip.height > available) {
      const parts = strip.split?.(available - height - space, forced);
      const kept = strips.slice(0, i);
      if (parts)
        return [
          [...kept, parts[0]],
          [parts[1], ...strips.slice(i + 1)],
        ];
      break;
    }
    height += space + strip.height;
    if (forced || !strip.keepNext) best = i + 1;
  }
  if (best === 0 || best === strips.length) return null;
  return [strips.slice(0, best), strips.slice(best)];
}
