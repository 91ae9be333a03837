import type { PDFRef } from 'pdf-lib';
import type { Colour } from '../text/style';
import { boxPath, num, rgb } from './content-syntax';
import { pdfText, type StructureElement } from './structure';

/** Content that no reader should hear: furniture of the page, or marks that only decorate. */
export type Artifact = 'header' | 'footer' | 'repeated' | 'decoration';

const ARTIFACT_SYNTAX: Record<Artifact, string> = {
  header: '/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC',
  footer: '/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC',
  repeated: '/Artifact<</Type/Pagination>>BDC',
  decoration: '/Artifact<</Type/Layout>>BDC',
};

/** A link drawn on a page. Coordinates in points from the lower left corner. */
export interface PageLink {
  readonly element: StructureElement | null;
  readonly rect: readonly [left: number, bottom: number, right: number, top: number];
  readonly destination: string;
  readonly text: string;
}

/** Content that is written when the whole document is known. */
type LateContent = () => string;

/**
 * One page under construction. Callers measure `y` in points from the top edge downwards. Decoration is
 * collected apart, below and above the text, so that it never cuts a paragraph's marked content in two.
 */
export class PageCanvas {
  readonly owners: StructureElement[] = [];
  readonly links: PageLink[] = [];
  readonly images = new Map<string, PDFRef>();
  private main: (string | LateContent)[] = [];
  private below = '';
  private above = '';
  private owner: StructureElement | Artifact | null = null;
  private inText = false;
  private font = '';
  private fill = '';
  private rise = 0;
  private span = '';

  constructor(
    readonly ref: PDFRef,
    /** From 1 within this document. */
    readonly number: number,
    readonly width: number,
    readonly height: number,
  ) {}

  /** Directs what follows to an element or marks it as artifact. */
  open(owner: StructureElement | Artifact): void {
    if (this.owner === owner) return;
    this.close();
    this.owner = owner;
    if (typeof owner === 'string') this.main.push(ARTIFACT_SYNTAX[owner]);
    else {
      owner.attach();
      owner.addLeaf({ page: this.ref, content: this.owners.length }, this.number);
      this.main.push(`/${owner.tag}<</MCID ${this.owners.length}>>BDC`);
      this.owners.push(owner);
    }
  }

  /** Ends the marked content in progress. */
  close(): void {
    this.endText();
    if (this.owner !== null) this.main.push('EMC');
    this.owner = null;
  }

  /** Starts text at a point; `x` from the left, `y` of the baseline from the top. */
  moveTo(x: number, y: number): void {
    if (!this.inText) {
      this.main.push('BT');
      this.inText = true;
    }
    this.main.push(`1 0 0 1 ${num(x)} ${num(this.height - y)} Tm`);
  }

  setText(font: string, size: number, colour: Colour, rise: number): void {
    const key = `/${font} ${num(size)} Tf`;
    if (key !== this.font) this.main.push(key);
    this.font = key;
    const fill = `${rgb(colour)} rg`;
    if (fill !== this.fill) this.main.push(fill);
    this.fill = fill;
    if (rise !== this.rise) this.main.push(`${num(rise)} Ts`);
    this.rise = rise;
  }

  /** Replacement text of what follows, inside the marked content. Empty to end it. */
  setSpan(properties: string): void {
    if (properties === this.span) return;
    if (this.span) this.main.push('EMC');
    if (properties) this.main.push(`/Span<<${properties}>>BDC`);
    this.span = properties;
  }

  /** Operand of `TJ`: hexadecimal codes in `<>` and adjustments between them. */
  show(array: string): void {
    this.main.push(`[${array}]TJ`);
  }

  /** Text decided at the end, painted on a canvas of its own within the marked content in progress. */
  late(paint: (canvas: PageCanvas) => void): void {
    this.endText();
    this.main.push(() => {
      const canvas = new PageCanvas(this.ref, this.number, this.width, this.height);
      paint(canvas);
      canvas.endText();
      return canvas.main.join('\n');
    });
    this.font = '';
    this.fill = '';
    this.rise = Number.NaN;
  }

  image(name: string, ref: PDFRef, x: number, y: number, width: number, height: number): void {
    this.endText();
    this.images.set(name, ref);
    const [w, h] = [num(width), num(height)];
    this.main.push(`q ${w} 0 0 ${h} ${num(x)} ${num(this.height - y - height)} cm /${name} Do Q`);
  }

  /** Fills a box under the text. */
  box(x: number, y: number, w: number, h: number, colour: Colour, radius = 0): void {
    this.below += `${rgb(colour)} rg ${boxPath(x, this.height - y - h, w, h, radius)} f\n`;
  }

  /** Strokes the outline of a box, under the text or over a picture. */
  frame(
    x: number,
    y: number,
    w: number,
    h: number,
    colour: Colour,
    line: number,
    radius = 0,
  ): void {
    const path = boxPath(x, this.height - y - h, w, h, radius);
    this.above += `${rgb(colour)} RG ${num(line)} w ${path} S\n`;
  }

  /** A horizontal rule of which `y` is the middle. */
  rule(x: number, y: number, width: number, colour: Colour, line: number): void {
    const at = num(this.height - y);
    this.below += `${rgb(colour)} RG ${num(line)} w ${num(x)} ${at} m ${num(x + width)} ${at} l S\n`;
  }

  /** Decoration in PDF syntax, coordinates from the lower left corner; it must restore what it sets. */
  decorate(syntax: string): void {
    this.below += `${syntax}\n`;
  }

  /**
   * Decoration over what was painted before, such as an outline on a picture; coordinates from the
   * lower left corner. It must restore what it sets.
   */
  mark(syntax: string): void {
    this.open('decoration');
    this.endText();
    this.main.push(syntax);
  }

  link(link: PageLink): void {
    this.links.push(link);
  }

  private endText(): void {
    this.setSpan('');
    if (this.inText) this.main.push('ET');
    this.inText = false;
  }

  /** Ends the page's own content and forgets what only composing needed. */
  seal(): void {
    this.close();
    const sealed: (string | LateContent)[] = [];
    let text: string[] = [];
    for (const part of this.main) {
      if (typeof part === 'string') text.push(part);
      else {
        if (text.length > 0) sealed.push(text.join('\n'));
        sealed.push(part);
        text = [];
      }
    }
    if (text.length > 0) sealed.push(text.join('\n'));
    this.main = sealed;
    this.owners.length = 0;
    this.links.length = 0;
  }

  /** The finished content stream. Late content is asked for now. */
  content(): string {
    this.close();
    const layer = (syntax: string) =>
      syntax ? `${ARTIFACT_SYNTAX.decoration}\nq\n${syntax}Q\nEMC\n` : '';
    const main = this.main.map((part) => (typeof part === 'string' ? part : part())).join('\n');
    return `${layer(this.below)}${main}\n${layer(this.above)}`;
  }

  /** Whether the content can be finished before the whole document is known. */
  get settled(): boolean {
    return this.main.every((part) => typeof part === 'string');
  }
}

/** Properties of a span that copies out as other text than it shows. */
export function spanSyntax(actual: string | undefined): string {
  return actual === undefined ? '' : `/ActualText ${pdfText(actual)}`;
}
