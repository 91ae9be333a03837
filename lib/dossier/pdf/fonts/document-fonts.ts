import type { PDFRef } from 'pdf-lib';
import type { PdfFile } from '../document/pdf-file';
import { FaceChooser } from './choose-face';
import { EmbeddedFont } from './embedded-font';
import type { Face, FaceId, Family, FontLibrary, Weight } from './font-library';
import { halfShape, type Shape, type ShapeVariant, shapeText } from './shape';

/** Longer texts are rarely met twice; keeping them would only fill the memory. */
const LONGEST_KEPT = 40;
const MOST_KEPT = 20_000;

/** The fonts of one document: choice of faces, shapes already made, codes given out, what was missing. */
export class DocumentFonts {
  private readonly choosers = new Map<string, FaceChooser>();
  private readonly embedded = new Map<FaceId, readonly EmbeddedFont[]>();
  private readonly shapes = new Map<Face, [ltr: Map<string, Shape>, rtl: Map<string, Shape>]>();
  private readonly halves = new Map<string, Shape | null>();
  private readonly missingCodePoints = new Map<number, number>();
  /** Resource dictionary of all fonts, shared by all pages. */
  readonly resources: PDFRef;

  constructor(
    private readonly library: FontLibrary,
    private readonly file: PdfFile,
  ) {
    this.resources = file.nextRef();
  }

  chooser(family: Family, weight: Weight): FaceChooser {
    const key = family + weight;
    let chooser = this.choosers.get(key);
    if (!chooser) {
      chooser = new FaceChooser(this.library, family, weight);
      this.choosers.set(key, chooser);
    }
    return chooser;
  }

  shape(face: Face, text: string, rtl = false): Shape {
    if (text.length > LONGEST_KEPT) return shapeText(face, text, rtl);
    let maps = this.shapes.get(face);
    if (!maps) {
      maps = [new Map(), new Map()];
      this.shapes.set(face, maps);
    }
    const known = maps[rtl ? 1 : 0];
    let shape = known.get(text);
    if (!shape) {
      shape = shapeText(face, text, rtl);
      if (known.size >= MOST_KEPT) known.clear();
      known.set(text, shape);
    }
    return shape;
  }

  /** The character squeezed to half an em, or null where its ink does not allow it. */
  half(face: Face, character: string, variant: ShapeVariant): Shape | null {
    const key = `${face.id}${variant}${character}`;
    let shape = this.halves.get(key);
    if (shape === undefined) {
      shape = halfShape(face, character, variant);
      this.halves.set(key, shape);
    }
    return shape;
  }

  /**
   * The font of this document that draws the shape. A font holds 65,535 pairs of glyph and text; whoever
   * pastes more gets a second font, and not a paper that cannot be made.
   */
  fontOf(shape: Shape): EmbeddedFont {
    const fonts = this.embedded.get(shape.face.id) ?? [];
    const latest = fonts.at(-1);
    if (latest?.hasRoomFor(shape)) return latest;
    const { face } = shape;
    const font = new EmbeddedFont(face, `F${face.id}x${fonts.length}`, this.file.nextRef());
    this.embedded.set(face.id, [...fonts, font]);
    return font;
  }

  noteMissing(codePoint: number): void {
    this.missingCodePoints.set(codePoint, (this.missingCodePoints.get(codePoint) ?? 0) + 1);
  }

  /** Characters that no face could draw, in order of code point, with how often each was met. */
  missing(): { codePoint: number; count: number }[] {
    return [...this.missingCodePoints]
      .sort(([a], [b]) => a - b)
      .map(([codePoint, count]) => ({ codePoint, count }));
  }

  /** Writes all fonts that were drawn with. */
  write(): void {
    const entries: Record<string, PDFRef> = {};
    for (const font of [...this.embedded.values()].flat()) {
      entries[font.resource] = font.ref;
      font.write(this.file);
    }
    this.file.write(this.file.context.obj(entries), this.resources);
  }
}
