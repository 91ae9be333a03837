import { boxPath, rgb } from '../document/content-syntax';
import type { PageCanvas } from '../document/page-canvas';
import { INK, TYPE } from '../ink';
import { TextBlock, type TextContext } from '../text/text-block';

/** Height of the letters against the shorter side of a picture, and at least, in points. */
const SHARE = 0.056;
const LEAST = 5;

/**
 * The letters AI on a dark plate in the lower right corner of a picture: a copy of what carries a
 * label of generated content keeps a visible one (GB 45438-2025 asks for 5 % of the shorter side).
 * `y` is the upper edge of the picture from the top of the page. The words beside the picture say it
 * to readers that do not see it.
 */
export function paintCornerTag(
  canvas: PageCanvas,
  context: TextContext,
  box: { x: number; y: number; width: number; height: number },
): void {
  // Capitals are two thirds of the size of their type.
  const size = Math.max(Math.min(box.width, box.height) * SHARE, LEAST) * 1.5;
  const [width, height] = [size * 1.5, size * 1.15];
  const x = box.x + box.width - width - size * 0.3;
  const top = box.y + box.height - height - size * 0.3;
  const plate = boxPath(x, canvas.height - top - height, width, height, size * 0.2);
  canvas.mark(`q ${rgb(INK.text)} rg 1 1 1 RG 0.5 w ${plate} B Q`);
  const style = { ...TYPE.small, weight: 700, size, leading: height, colour: '#ffffff' } as const;
  const letters = new TextBlock(context, ['AI'], style, 'decoration', { width, align: 'center' });
  letters.paint(canvas, x, top);
}
