import type { PageCanvas } from '../document/page-canvas';
import type { TextBlock } from '../text/text-block';
import type { Strip } from './strip';

export interface ParagraphSpace {
  readonly before: number;
  readonly after: number;
  /** Distance from the left edge of the column. */
  readonly indent?: number;
  /** Keeps the last line with what follows, as for headings and lead-ins. */
  readonly keepNext?: boolean;
  /** Told where the first line was put. */
  readonly onPlaced?: (canvas: PageCanvas, top: number) => void;
}

/**
 * One strip for each line. The first two and the last two lines stay together, so that no line of a longer
 * paragraph stands alone at the foot or the head of a page; what leads in a table stays with its head.
 */
export function paragraphStrips(block: TextBlock, space: ParagraphSpace): Strip[] {
  const count = block.lines.length;
  const { leading } = block.style;
  return block.lines.map((_, i) => {
    const last = i === count - 1;
    return {
      height: leading,
      before: i === 0 ? space.before : 0,
      after: last ? space.after : 0,
      keepNext: last ? (space.keepNext ?? false) : i === 0 || i === count - 2,
      leadsIn: last && !space.keepNext,
      paint(canvas, x, top) {
        if (i === 0) space.onPlaced?.(canvas, top);
        block.paint(canvas, x + (space.indent ?? 0), top, i, i + 1);
      },
    };
  });
}
