import { INK, TYPE } from '../ink';
import type { Run } from '../text/style';
import { TextBlock, type TextContext } from '../text/text-block';
import type { Artifact, PageCanvas } from './page-canvas';
import type { PageFacts } from './page-store';

/** Words at the two ends of a running line. */
export interface RunningLine {
  readonly left: readonly Run[];
  readonly right?: readonly Run[];
}

/** Header and footer of each page; null leaves the line out. */
export interface Furnishing {
  readonly header?: (page: PageFacts) => RunningLine | null;
  readonly footer?: (page: PageFacts) => RunningLine | null;
}

const HEADER_TEXT = 30;
const HEADER_RULE = 44;
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
