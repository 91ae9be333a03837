import { num, rgb } from '../document/content-syntax';
import type { PageCanvas } from '../document/page-canvas';
import type { StructureElement } from '../document/structure';
import type { Picture } from '../images/picture';
import { INK, TYPE } from '../ink';
import { TextBlock, type TextContext } from '../text/text-block';
import { paintCornerTag } from './corner-tag';
import { type PlacedPicture, shownSize } from './figure-strips';
import type { Strip } from './strip';
import type { CellParagraph } from './table-strips';

/** Patterns of the lines, told apart without colour. */
export type LinePattern = 'solid' | 'dashed' | 'dotted';

/** What one line does beside one row: passes, begins, ends, and joins the row or leaves it. */
export interface LadderLine {
  /** From the frames outwards, from 0. */
  readonly lane: number;
  readonly pattern: LinePattern;
  readonly up: boolean;
  readonly down: boolean;
  /** `in`: an arrow into the row; `out`: a line that leaves it. */
  readonly tap: 'in' | 'out' | null;
}

/** A framed row of a chart that is read downwards, with the lines to other rows at its left. */
export interface LadderRow {
  readonly look: 'plain' | 'heavy' | 'dashed';
  readonly lines: readonly LadderLine[];
  readonly picture: {
    readonly picture: Picture;
    readonly alt: string;
    readonly labelled: boolean;
  } | null;
  /** Paragraphs beside each other: what it is, and who and when. */
  readonly main: readonly CellParagraph[];
  readonly aside: readonly CellParagraph[];
}

const LANE = 9;
const MOST_LANES_WIDTH = 150;
const BEFORE_FRAME = 9;
const PAD = 5;
const PICTURE = 34;
const ASIDE = 132;
const GAP = 6;
const DASH: Record<LinePattern, string> = {
  solid: '[] 0 d',
  dashed: '[3.4 2] 0 d',
  dotted: '[0.1 2.2] 0 d 1 J',
};

/** Rows of such a chart. They fill pages one after another; lines go on over the break. */
export function* ladderStrips(
  context: TextContext,
  parent: StructureElement,
  place: (picture: Picture) => PlacedPicture,
  rows: readonly LadderRow[],
  width: number,
): Generator<Strip> {
  const lanes = rows.reduce(
    (most, row) => row.lines.reduce((max, line) => Math.max(max, line.lane + 1), most),
    0,
  );
  const step = Math.min(LANE, MOST_LANES_WIDTH / Math.max(lanes, 1));
  const left = lanes === 0 ? 0 : lanes * step + BEFORE_FRAME;
  const { structure } = context;
  for (const [i, row] of rows.entries()) {
    const item = structure.element('Div', parent);
    item.attach();
    const figure = row.picture ? structure.element('Figure', item, { alt: row.picture.alt }) : null;
    figure?.attach();
    const room = width - left - 2 * PAD - (row.picture ? PICTURE + GAP : 0);
    const set = (paragraphs: readonly CellParagraph[], wide: number) =>
      paragraphs.map(({ runs, style }) => {
        const element = structure.element('P', item);
        element.attach();
        return new TextBlock(context, runs, style ?? TYPE.cell, element, { width: wide });
      });
    const main = set(row.main, room - ASIDE - GAP);
    const aside = set(row.aside, ASIDE);
    const inner = Math.max(heightOf(main), heightOf(aside), row.picture ? PICTURE : 0);
    const frame = inner + 2 * PAD;
    yield {
      height: frame + GAP,
      before: i === 0 ? 8 : 0,
      after: i === rows.length - 1 ? 8 : 0,
      keepNext: false,
      paint(canvas, x, top) {
        drawLines(canvas, row.lines, { x: x + left, top, frame, step });
        outline(canvas, row.look, x + left, top, width - left, frame);
        let at = x + left + PAD;
        if (row.picture && figure) {
          const { picture, labelled } = row.picture;
          const size = shownSize(picture, PICTURE, PICTURE);
          const [px, py] = [
            at + (PICTURE - size.width) / 2,
            top + PAD + (PICTURE - size.height) / 2,
          ];
          const { name, ref } = place(picture);
          const foot = canvas.height - py - size.height;
          figure.setBounds(px, foot, px + size.width, foot + size.height);
          canvas.open(figure);
          canvas.image(name, ref, px, py, size.width, size.height);
          if (labelled) paintCornerTag(canvas, context, { x: px, y: py, ...size });
          at += PICTURE + GAP;
        }
        paintColumn(canvas, main, at, top + PAD);
        paintColumn(canvas, aside, x + width - PAD - ASIDE, top + PAD);
      },
    };
  }
}

function heightOf(blocks: readonly TextBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.height, 0);
}

function paintColumn(canvas: PageCanvas, blocks: readonly TextBlock[], x: number, top: number) {
  let y = top;
  for (const block of blocks) {
    block.paint(canvas, x, y);
    y += block.height;
  }
}

function outline(
  canvas: PageCanvas,
  look: LadderRow['look'],
  x: number,
  top: number,
  width: number,
  height: number,
): void {
  if (look !== 'dashed') {
    canvas.frame(x, top, width, height, INK.text, look === 'heavy' ? 1.7 : 0.5, 2);
    return;
  }
  const box = `${num(x)} ${num(canvas.height - top - height)} ${num(width)} ${num(height)} re`;
  canvas.decorate(`q 0.6 w [3 2.2] 0 d ${rgb(INK.text)} RG ${box} S Q`);
}

/** Lines beside a row. A dot is a junction; lines that cross without one do not meet. */
function drawLines(
  canvas: PageCanvas,
  lines: readonly LadderLine[],
  { x, top, frame, step }: { x: number; top: number; frame: number; step: number },
): void {
  const whole = frame + GAP;
  const y = (down: number) => num(canvas.height - top - down);
  const levels = { in: frame * 0.3, out: frame * 0.7 };
  for (const { lane, pattern, up, down, tap } of lines) {
    const at = x - BEFORE_FRAME - (lane + 0.5) * step;
    const level = tap ? levels[tap] : whole;
    const pen = `q ${rgb(INK.text)} RG ${rgb(INK.text)} rg 0.8 w ${DASH[pattern]}`;
    const path: string[] = [];
    if (up) path.push(`${num(at)} ${y(0)} m ${num(at)} ${y(down ? whole : level)} l`);
    else if (down) path.push(`${num(at)} ${y(level)} m ${num(at)} ${y(whole)} l`);
    const end = tap === 'in' ? x - 4 : x;
    if (tap) path.push(`${num(at)} ${y(level)} m ${num(end)} ${y(level)} l`);
    canvas.decorate(`${pen} ${path.join(' ')} S [] 0 d ${tap ? joint(at, level, y) : ''} Q`);
    if (tap === 'in') {
      canvas.decorate(
        `q ${rgb(INK.text)} rg ${num(x)} ${y(level)} m ${num(x - 5)} ${y(level - 2.4)} l ${num(x - 5)} ${y(level + 2.4)} l f Q`,
      );
    }
  }
}

function joint(at: number, level: number, y: (down: number) => string): string {
  return `3 w 1 J ${num(at)} ${y(level)} m ${num(at)} ${y(level)} l S`;
}
