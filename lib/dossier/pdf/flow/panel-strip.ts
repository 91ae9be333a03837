import type { PageCanvas } from '../document/page-canvas';
import type { Colour } from '../text/style';
import { paintStack, type Strip, splitStack, stackHeight } from './strip';

export interface PanelLook {
  readonly width: number;
  readonly fill: Colour;
  /** Bar along the left edge. */
  readonly bar?: Colour;
  /** Outline. */
  readonly line?: Colour;
  readonly padding: number;
  readonly before: number;
  readonly after: number;
}

const BAR = 3;
const RADIUS = 4;

/** Horizontal room that a panel's padding and bar take from its content. */
export function panelInset({ padding, bar }: Pick<PanelLook, 'padding' | 'bar'>): number {
  return 2 * padding + (bar ? BAR : 0);
}

/** Strips on a tinted panel, which may go on to further pages. */
export class PanelStrip implements Strip {
  readonly height: number;
  readonly before: number;
  readonly after: number;
  readonly keepNext = false;

  constructor(
    private readonly content: readonly Strip[],
    private readonly look: PanelLook,
  ) {
    this.height = stackHeight(content) + 2 * look.padding;
    this.before = look.before;
    this.after = look.after;
  }

  paint(canvas: PageCanvas, x: number, top: number): void {
    const { width, fill, bar, line, padding } = this.look;
    canvas.box(x, top, width, this.height, fill, RADIUS);
    // The bar's corners are square: it covers the rounding on its side.
    if (bar) canvas.box(x, top, RADIUS, this.height, fill);
    if (bar) canvas.box(x, top, BAR, this.height, bar);
    if (line) canvas.frame(x, top, width, this.height, line, 0.5, RADIUS);
    paintStack(this.content, canvas, x + padding + (bar ? BAR : 0), top + padding);
  }

  split(available: number, forced: boolean): readonly [Strip, Strip] | null {
    const parts = splitStack(this.content, available - 2 * this.look.padding, forced);
    return parts && [new PanelStrip(parts[0], this.look), new PanelStrip(parts[1], this.look)];
  }
}
