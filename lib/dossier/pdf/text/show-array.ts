import type { Artifact, PageCanvas } from '../document/page-canvas';
import type { StructureElement } from '../document/structure';
import type { DocumentFonts } from '../fonts/document-fonts';
import type { EmbeddedFont } from '../fonts/embedded-font';
import type { Placed } from './lines';

/** Differences below this, in 1/1000 em, are left as they are. */
const LEAST_ADJUSTMENT = 1;

/**
 * Turns placed shapes of one line into `TJ` arrays. It follows the pen exactly as a reader will, rounding
 * included, so that errors never add up along the line.
 */
export class ShowArray {
  private array = '';
  private hex = '';
  private pen = Number.NaN;
  private key = '';
  private font: EmbeddedFont | undefined;
  private size = 1;

  constructor(
    private readonly canvas: PageCanvas,
    private readonly fonts: DocumentFonts,
    private readonly baseline: number,
  ) {}

  /** Adds a shape whose origin is at `x`. With the owner null the marked content stays as it is. */
  add(piece: Placed, x: number, owner: StructureElement | Artifact | null, span: string): void {
    const { shape, style } = piece;
    const font = this.fonts.fontOf(shape);
    const key = `${font.resource} ${style.size} ${style.colour} ${style.rise} ${span}`;
    if (key !== this.key || owner !== this.owner || font !== this.font) {
      this.flush();
      if (owner !== null) {
        if (owner !== this.owner) this.pen = Number.NaN;
        this.canvas.open(owner);
      }
      if (Number.isNaN(this.pen)) {
        this.canvas.moveTo(x, this.baseline);
        this.pen = x;
      }
      this.canvas.setSpan(span);
      this.canvas.setText(font.resource, style.size, style.colour, style.rise);
      this.key = key;
      this.owner = owner;
      this.font = font;
      this.size = style.size;
    }
    this.movePen(x);
    const codes = font.encode(shape);
    if (shape.offsets) this.addMoved(piece, x, codes);
    else if (shape.natural === shape.advances) {
      this.hex += codes.join('');
      this.pen += piece.shape.width * this.unit;
    } else {
      let at = x;
      for (const [i, code] of codes.entries()) {
        this.movePen(at);
        this.hex += code;
        this.pen += (shape.natural[i] ?? 0) * this.unit;
        at += (shape.advances[i] ?? 0) * this.unit;
      }
    }
  }

  private owner: StructureElement | Artifact | null = null;

  private get unit(): number {
    return this.size / 1000;
  }

  /** Glyphs that stand off their place, such as marks over letters. */
  private addMoved(piece: Placed, x: number, codes: readonly string[]): void {
    const { shape, style } = piece;
    let at = x;
    for (const [i, code] of codes.entries()) {
      const [dx, dy] = shape.offsets?.[i] ?? [0, 0];
      if (dy !== 0) {
        this.flush();
        const rise = style.rise + dy * this.unit;
        this.canvas.setText(this.font?.resource ?? '', style.size, style.colour, rise);
      }
      this.movePen(at + dx * this.unit);
      this.hex += code;
      this.pen += (shape.natural[i] ?? 0) * this.unit;
      if (dy !== 0) {
        this.flush();
        this.canvas.setText(this.font?.resource ?? '', style.size, style.colour, style.rise);
      }
      at += (shape.advances[i] ?? 0) * this.unit;
    }
  }

  private movePen(x: number): void {
    const adjustment = Math.round((this.pen - x) / this.unit);
    if (Math.abs(adjustment) < LEAST_ADJUSTMENT) return;
    if (this.hex) this.array += `<${this.hex}>`;
    this.hex = '';
    this.array += adjustment;
    this.pen -= adjustment * this.unit;
  }

  /** Writes what is collected. */
  flush(): void {
    if (this.hex) this.array += `<${this.hex}>`;
    if (this.array) this.canvas.show(this.array);
    this.hex = '';
    this.array = '';
  }

  /** Says that others have drawn: place, font and owner must be set again. */
  forget(): void {
    this.pen = Number.NaN;
    this.key = '';
    this.owner = null;
  }
}
