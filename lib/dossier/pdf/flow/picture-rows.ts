import type { PageCanvas } from '../document/page-canvas';
import type { StructureElement } from '../document/structure';
import type { Picture } from '../images/picture';
import { INK, TYPE } from '../ink';
import type { Colour, Run, TextStyle } from '../text/style';
import { TextBlock, type TextContext } from '../text/text-block';
import { paintCornerTag } from './corner-tag';
import { type PlacedPicture, shownSize } from './figure-strips';
import { type RegionMark, regionSyntax } from './region-marks';
import type { Strip } from './strip';
import type { CellParagraph } from './table-strips';

/** How a picture is set off: by shape and weight, so that a copier keeps the difference. */
export type PictureLook = 'plain' | 'heavy' | 'dashed';

/** A picture among others, with what stands above and below it. */
export interface PictureCell {
  /** null where none can be shown; `instead` then stands in its place. */
  readonly picture: Picture | null;
  /** What the picture shows, for readers that cannot see it. */
  readonly alt: string;
  readonly instead?: readonly Run[];
  readonly look?: PictureLook;
  /** Words of the mark above the picture: on a dark band where the look is heavy. */
  readonly mark?: readonly Run[];
  readonly regions?: readonly RegionMark[];
  /** Whether the file says that a model made it; the picture then keeps a visible mark. */
  readonly labelled?: boolean;
  readonly caption: readonly CellParagraph[];
}

export interface PictureRows {
  readonly cells: readonly PictureCell[];
  readonly perRow: number;
  /** Most points that a picture is high. */
  readonly height: number;
}

const BETWEEN = 10;
const BAND = 15;
const INSET = 3;
const ABOVE_CAPTION = 3;
const LEAST_BOX = 44;
const ROW_SPACE = 8;
const WHITE: Colour = '#ffffff';
const MARK: TextStyle = { ...TYPE.small, weight: 700, size: 8.2, leading: 12, colour: INK.text };

interface Setting {
  readonly context: TextContext;
  readonly width: number;
  readonly place: (picture: Picture) => PlacedPicture;
}

/** Pictures in rows of equal cells. Each row stays whole: captions must be short. */
export function* pictureRowStrips(
  context: TextContext,
  parent: StructureElement,
  place: (picture: Picture) => PlacedPicture,
  { cells, perRow, height }: PictureRows,
  columnWidth: number,
): Generator<Strip> {
  const width = (columnWidth - BETWEEN * (perRow - 1)) / perRow;
  const setting = { context, width, place };
  for (let from = 0; from < cells.length; from += perRow) {
    const row = cells.slice(from, from + perRow).map((cell) => new SetCell(setting, parent, cell));
    const box = Math.max(...row.map((one) => one.boxHeight(height)));
    yield {
      height: Math.max(...row.map((one) => one.heightWith(box))),
      before: ROW_SPACE,
      after: ROW_SPACE,
      keepNext: false,
      paint(canvas, x, top) {
        for (const [i, one] of row.entries())
          one.paint(canvas, x + i * (width + BETWEEN), top, box, height);
      },
    };
  }
}

/** One cell, its texts set, ready to be painted. */
class SetCell {
  private readonly mark: TextBlock | null;
  private readonly instead: TextBlock | null;
  private readonly caption: readonly TextBlock[];
  private readonly figure: StructureElement | null = null;

  constructor(
    private readonly setting: Setting,
    parent: StructureElement,
    private readonly cell: PictureCell,
  ) {
    const { context, width } = setting;
    const { structure } = context;
    const own = structure.element('Div', parent);
    own.attach();
    const text = (runs: readonly Run[], style: TextStyle, room: number) => {
      const element = structure.element('P', own);
      element.attach();
      return new TextBlock(context, runs, style, element, {
        width: room,
        ...(style === MARK || style === HEAVY ? { align: 'center' as const } : {}),
      });
    };
    const heavy = cell.look === 'heavy';
    this.mark = cell.mark ? text(cell.mark, heavy ? HEAVY : MARK, width - 2 * INSET) : null;
    if (cell.picture) {
      this.figure = structure.element('Figure', own, { alt: cell.alt });
      this.figure.attach();
    }
    this.instead =
      !cell.picture && cell.instead ? text(cell.instead, TYPE.small, width - 16) : null;
    this.caption = cell.caption.map(({ runs, style }) => text(runs, style ?? TYPE.small, width));
  }

  private size(most: number) {
    const { picture } = this.cell;
    if (!picture) return { width: 0, height: this.instead?.height ?? 0 };
    return shownSize(picture, this.setting.width - 2 * INSET, most);
  }

  private get band(): number {
    return this.mark ? Math.max(BAND, this.mark.height + 3) : 0;
  }

  /** Height of the box that the picture needs. */
  boxHeight(most: number): number {
    return Math.max(this.size(most).height + 2 * INSET, LEAST_BOX);
  }

  heightWith(box: number): number {
    const below = this.caption.reduce((sum, block) => sum + block.height, 0);
    return this.band + box + (below > 0 ? ABOVE_CAPTION + below : 0);
  }

  paint(canvas: PageCanvas, x: number, top: number, box: number, most: number): void {
    const { width } = this.setting;
    const { look = 'plain' } = this.cell;
    const { band } = this;
    canvas.box(x, top + band, width, box, INK.panel);
    if (this.mark) {
      canvas.box(x, top, width, band, look === 'heavy' ? INK.text : WHITE);
      this.mark.paint(canvas, x + INSET, top + (band - this.mark.height) / 2);
    }
    this.paintPicture(canvas, x, top + band, box, most);
    outline(canvas, { x, top, width, height: band + box }, look);
    let y = top + band + box + ABOVE_CAPTION;
    for (const block of this.caption) {
      block.paint(canvas, x, y);
      y += block.height;
    }
  }

  private paintPicture(canvas: PageCanvas, x: number, top: number, box: number, most: number) {
    const { picture, regions = [] } = this.cell;
    const { width, height } = this.size(most);
    if (this.instead) this.instead.paint(canvas, x + 8, top + (box - this.instead.height) / 2);
    if (!picture || !this.figure) return;
    const left = x + (this.setting.width - width) / 2;
    const upper = top + (box - height) / 2;
    const lower = canvas.height - upper - height;
    const { name, ref } = this.setting.place(picture);
    this.figure.setBounds(left, lower, left + width, lower + height);
    canvas.open(this.figure);
    canvas.image(name, ref, left, upper, width, height);
    if (this.cell.labelled)
      paintCornerTag(canvas, this.setting.context, { x: left, y: upper, width, height });
    for (const region of regions) {
      const { syntax, badge } = regionSyntax(region, { x: left, y: lower, width, height });
      canvas.mark(syntax);
      // The number is said again in words below; here it only points.
      const number = new TextBlock(
        this.setting.context,
        [String(region.number)],
        { ...MARK, size: 7, leading: 9 },
        'decoration',
        { width: badge.size, align: 'center' },
      );
      number.paint(canvas, badge.x, canvas.height - badge.y - badge.size + (badge.size - 9) / 2);
    }
  }
}

const HEAVY: TextStyle = { ...MARK, colour: WHITE };

function outline(
  canvas: PageCanvas,
  { x, top, width, height }: { x: number; top: number; width: number; height: number },
  look: PictureLook,
): void {
  if (look !== 'dashed') {
    canvas.frame(x, top, width, height, INK.text, look === 'heavy' ? 1.8 : 0.5);
    return;
  }
  canvas.decorate(
    `q 0.7 w [3 2.4] 0 d 0.11 0.11 0.1 RG ${x.toFixed(2)} ${(canvas.height - top - height).toFixed(2)} ${width.toFixed(2)} ${height.toFixed(2)} re S Q`,
  );
}
