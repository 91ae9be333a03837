import type { PDFRef } from 'pdf-lib';
import type { PageCanvas } from '../document/page-canvas';
import type { StructureElement } from '../document/structure';
import type { Picture } from '../images/picture';
import { INK, TYPE } from '../ink';
import type { Run } from '../text/style';
import { TextBlock, type TextContext } from '../text/text-block';
import { paintCornerTag } from './corner-tag';
import { paragraphStrips } from './paragraph-strips';
import type { Strip } from './strip';

export interface FigureOptions {
  readonly picture: Picture;
  /** What the picture shows, for readers that cannot see it. */
  readonly alt: string;
  readonly caption?: readonly Run[];
  /** Points; the picture keeps its proportions inside. */
  readonly maxWidth?: number;
  readonly maxHeight?: number;
  /** Whether the file says that a model made it; the picture then keeps a visible mark. */
  readonly labelled?: boolean;
}

/** A picture in the file, written once however often it is shown. */
export interface PlacedPicture {
  readonly name: string;
  readonly ref: PDFRef;
}

/** Points for each pixel at most, so that small pictures are not blown up into blur. */
const LARGEST_PIXEL = 0.75;
const DEFAULT_HEIGHT = 330;

/** Size in points at which a picture is shown within limits. */
export function shownSize(
  picture: Picture,
  maxWidth: number,
  maxHeight: number,
): { width: number; height: number } {
  const scale = Math.min(maxWidth / picture.width, maxHeight / picture.height, LARGEST_PIXEL);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** Paints a picture as a tagged figure with a hairline around it. */
export function paintFigure(
  canvas: PageCanvas,
  figure: StructureElement,
  { name, ref }: PlacedPicture,
  box: { x: number; y: number; width: number; height: number },
): void {
  const { x, y, width, height } = box;
  figure.setBounds(x, canvas.height - y - height, x + width, canvas.height - y);
  canvas.open(figure);
  canvas.image(name, ref, x, y, width, height);
  canvas.frame(x, y, width, height, INK.rule, 0.5);
}

/** A picture, centred, with its caption below. `parent` holds both. */
export function figureStrips(
  context: TextContext,
  parent: StructureElement,
  placed: PlacedPicture,
  options: FigureOptions,
  columnWidth: number,
): Strip[] {
  const { structure } = context;
  const maxWidth = Math.min(options.maxWidth ?? columnWidth, columnWidth);
  const { width, height } = shownSize(
    options.picture,
    maxWidth,
    options.maxHeight ?? DEFAULT_HEIGHT,
  );
  const figure = structure.element('Figure', parent, { alt: options.alt });
  figure.attach();
  const strip: Strip = {
    height,
    before: 10,
    after: 6,
    keepNext: options.caption !== undefined,
    paint(canvas, x, top) {
      const left = x + (columnWidth - width) / 2;
      paintFigure(canvas, figure, placed, { x: left, y: top, width, height });
      if (options.labelled) paintCornerTag(canvas, context, { x: left, y: top, width, height });
    },
  };
  if (!options.caption) return [strip];
  const captionWidth = columnWidth * 0.84;
  const block = new TextBlock(
    context,
    options.caption,
    TYPE.caption,
    structure.element('Caption', parent),
    { width: captionWidth, align: 'center' },
  );
  const indent = (columnWidth - captionWidth) / 2;
  return [strip, ...paragraphStrips(block, { before: 6, after: 12, indent })];
}
