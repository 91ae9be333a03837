import type { StructureElement } from '../document/structure';
import type { Picture } from '../images/picture';
import type { TextContext } from '../text/text-block';
import type { CellLine } from './cell-lines';
import { paintCornerTag } from './corner-tag';
import { type PlacedPicture, paintFigure, shownSize } from './figure-strips';

/** A small picture in a cell of a table. */
export interface CellPicture {
  readonly picture: Picture;
  /** What the picture shows, for readers that cannot see it. */
  readonly alt: string;
  /** Whether the file says that a model made it; the picture then keeps a visible mark. */
  readonly labelled?: boolean;
}

export interface PictureContext extends TextContext {
  place(picture: Picture): PlacedPicture;
}

/** Most points that a picture in a cell is wide and high. */
const WIDTH = 62;
const HEIGHT = 54;
const BETWEEN = 3;
const BELOW = 4;

/** Rows of pictures that fit beside each other into a cell `width` points wide. */
export function pictureLines(
  context: PictureContext,
  owner: StructureElement,
  pictures: readonly CellPicture[],
  width: number,
): CellLine[] {
  const most = Math.min(WIDTH, width);
  const perRow = Math.max(1, Math.floor((width + BETWEEN) / (most + BETWEEN)));
  const lines: CellLine[] = [];
  for (let from = 0; from < pictures.length; from += perRow) {
    const row = pictures.slice(from, from + perRow).map((one) => {
      const figure = context.structure.element('Figure', owner, { alt: one.alt });
      figure.attach();
      const placed = context.place(one.picture);
      return { ...one, figure, placed, size: shownSize(one.picture, most, HEIGHT) };
    });
    lines.push({
      height: Math.max(...row.map(({ size }) => size.height)) + BELOW,
      paint(canvas, x, top) {
        let left = x;
        for (const { figure, placed, size, labelled } of row) {
          const box = { x: left, y: top + 1, ...size };
          paintFigure(canvas, figure, placed, box);
          if (labelled) paintCornerTag(canvas, context, box);
          left += size.width + BETWEEN;
        }
      },
    });
  }
  return lines;
}
