import type { PageCanvas } from '../document/page-canvas';
import type { TextBlock } from '../text/text-block';

/** A line of text or a row of pictures: what a row of the table is never split within. */
export interface CellLine {
  /** Points. */
  readonly height: number;
  paint(canvas: PageCanvas, x: number, top: number): void;
}

/** A line of a block of text. */
export function textLine(block: TextBlock, index: number): CellLine {
  return {
    height: block.style.leading,
    paint: (canvas, x, top) => block.paint(canvas, x, top, index, index + 1),
  };
}

/** Points that lines take below each other. */
export function linesHeight(lines: readonly CellLine[]): number {
  return lines.reduce((sum, { height }) => sum + height, 0);
}

/** How many of the lines fit into `room` points. */
export function fitting(lines: readonly CellLine[], room: number): number {
  let used = 0;
  for (const [i, { height }] of lines.entries()) {
    used += height;
    if (used > room) return i;
  }
  return lines.length;
}
