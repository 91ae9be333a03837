import { INK, TYPE } from '../ink';
import type { Run } from '../text/style';
import { TextBlock, type TextContext } from '../text/text-block';
import type { Artifact, PageCanvas } from './page-canvas';
import type { PageFacts } from './page-store';

/** Words at the two ends of a running line. */
export interface RunningLine {
  readonly left: readonly Run[];
  readonly right?: readonly Run[];
  /** Warning in a frame below a header, on pages of the kind `apart`. */
  readonly banner?: readonly Run[];
}

/** Header and footer of each page; null leaves the line out. */
export interface Furnishing {
  readonly header?: (page: PageFacts) => RunningLine | null;
  readonly footer?: (page: PageFacts) => RunningLine | null;
}

const HEADER_TEXT = 30;
const HEADER_RULE = 44;
const BANNER = { top: 52, height: 24, line: 1.6 } as const;
/** Above the lower edge. */
const FOOTER_RULE = 51;
const FOOTER_TEXT = 46;
/** Least space between the two ends of a line. */
const BETWEEN = 12;

/** Draws header and footer as artifacts: they are part of the page, not of the text. */
export function furnishPage(
  canvas: PageCanvas,
  facts: PageFacts,
  { header, footer }: Furnishing,
  context: TextContext,
  width: number,
): void {
  const left = (canvas.width - width) / 2;
  const top = header?.(facts);
  if (top) {
    runningLine(canvas, top, 'header', context, { left, width, top: HEADER_TEXT });
    canvas.rule(left, HEADER_RULE, width, INK.rule, 0.5);
    if (top.banner) banner(canvas, top.banner, context, { left, width });
  }
  const foot = footer?.(facts);
  if (foot) {
    canvas.rule(left, canvas.height - FOOTER_RULE, width, INK.rule, 0.5);
    runningLine(canvas, foot, 'footer', context, { left, width, top: canvas.height - FOOTER_TEXT });
  }
}

function runningLine(
  canvas: PageCanvas,
  line: RunningLine,
  owner: Artifact,
  context: TextContext,
  { left, width, top }: { left: number; width: number; top: number },
): void {
  const style = TYPE.furniture;
  const right = new TextBlock(context, line.right ?? [], style, owner, { width, align: 'end' });
  const room = width - (right.inkWidth > 0 ? right.inkWidth + BETWEEN : 0);
  const start = new TextBlock(context, line.left, style, owner, {
    width: Math.max(room, width / 4),
  });
  start.paint(canvas, left, top, 0, 1);
  right.paint(canvas, left, top, 0, 1);
}

/** One line of bold words in a heavy frame: a copier keeps it, whatever becomes of the colour. */
function banner(
  canvas: PageCanvas,
  words: readonly Run[],
  context: TextContext,
  { left, width }: { left: number; width: number },
): void {
  const { top, height, line } = BANNER;
  canvas.frame(left, top, width, height, INK.seal, line);
  const style = { ...TYPE.furniture, size: 9, leading: 14, weight: 700, colour: INK.seal } as const;
  const block = new TextBlock(context, words, style, 'header', { width, align: 'center' });
  block.paint(canvas, left, top + (height - style.leading) / 2, 0, 1);
}
