import type { Artifact, PageCanvas } from '../document/page-canvas';
import { spanSyntax } from '../document/page-canvas';
import { StructureElement, type StructureTree } from '../document/structure';
import type { DocumentFonts } from '../fonts/document-fonts';
import type { Direction } from './bidi-levels';
import { groundSyntax } from './ground';
import { InlineElements, languageOfBlock } from './inline-elements';
import { type Align, type Line, type Placed, setLines } from './lines';
import { ShowArray } from './show-array';
import type { Language, PageLookup, PageRun, ResolvedStyle, Run, TextStyle } from './style';
import { underlineSyntax } from './underline';

/** Where in the em box the baseline runs, from its top; the Noto and Source families agree on it. */
const ASCENT = 0.87;

/** What every block needs to set and paint text. */
export interface TextContext {
  readonly fonts: DocumentFonts;
  readonly structure: StructureTree;
  readonly lookup: PageLookup;
  /** Of the document; only what differs is tagged. */
  readonly language: Language;
  /** Notes that a destination is linked to, so that a lost one is found out. */
  want(destination: string): void;
  /** Where a destination of another file stands, in words; null for one of this file. */
  away(destination: string): PageRun | null;
}

export interface TextBlockOptions {
  readonly width: number;
  readonly align?: Align;
  readonly direction?: Direction;
  readonly tight?: boolean;
}

/** Stretches of neighbouring pieces that agree in something. */
function* stretches<T>(
  placed: readonly Placed[],
  of: (style: ResolvedStyle) => T | undefined,
): Generator<{ value: T; style: ResolvedStyle; x: number; width: number }> {
  for (let from = 0; from < placed.length; ) {
    const first = placed[from];
    if (!first) return;
    const value = of(first.style);
    let to = from + 1;
    while (placed[to] !== undefined && of(placed[to]?.style ?? first.style) === value) to++;
    const last = placed[to - 1] ?? first;
    if (value !== undefined) {
      const width = last.x + last.width - first.x;
      yield { value, style: first.style, x: first.x, width };
    }
    from = to;
  }
}

/** Text set in lines and bound to the structure element (or artifact) that it belongs to. */
export class TextBlock {
  readonly lines: readonly Line[];
  private readonly inlines: InlineElements | null = null;

  constructor(
    private readonly context: TextContext,
    runs: readonly Run[],
    readonly style: TextStyle,
    private readonly owner: StructureElement | Artifact,
    private readonly options: TextBlockOptions,
  ) {
    this.lines = setLines(withReferences(runs, context), style, context.fonts, options);
    if (!(owner instanceof StructureElement)) return;
    const foreign = languageOfBlock(runs.map(languageOf), context.language);
    if (foreign) owner.setLanguage(foreign);
    this.inlines = new InlineElements(context.structure, owner, foreign ?? context.language);
  }

  /** Points. */
  get height(): number {
    return this.lines.length * this.style.leading;
  }

  /** Width of the widest line in points. */
  get inkWidth(): number {
    return this.lines.reduce((most, line) => Math.max(most, line.width), 0);
  }

  /** Paints lines `from` to `to` (exclusive) with the top left corner of the first at x, top. */
  paint(canvas: PageCanvas, x: number, top: number, from = 0, to = this.lines.length): void {
    const { leading, size } = this.style;
    for (let i = from; i < to; i++) {
      const line = this.lines[i];
      const lineTop = top + (i - from) * leading;
      if (line)
        this.paintLine(canvas, line, x, lineTop, lineTop + (leading - size) / 2 + ASCENT * size);
    }
  }

  private paintLine(
    canvas: PageCanvas,
    line: Line,
    x: number,
    top: number,
    baseline: number,
  ): void {
    const { placed } = line;
    for (const { value, style, x: at, width } of stretches(placed, ({ tint }) => tint))
      canvas.box(x + at, baseline - 0.88 * style.size, width, 1.12 * style.size, value);
    for (const { value, x: at, width } of stretches(placed, ({ ground }) => ground)) {
      const extent = { x: x + at, y: canvas.height - baseline, width, size: this.style.size };
      canvas.decorate(groundSyntax(value.pattern, extent));
    }
    for (const { value, style, x: at, width } of stretches(placed, ({ underline }) => underline)) {
      const extent = { x: x + at, y: canvas.height - baseline, width, size: this.style.size };
      canvas.decorate(underlineSyntax(value.pattern, value.colour ?? style.colour, extent));
    }
    const owners = placed.map(({ style }) => this.inlines?.next(style) ?? this.owner);
    this.paintLinks(canvas, placed, owners, x, top);
    this.paintShapes(canvas, placed, owners, x, baseline);
  }

  private paintLinks(
    canvas: PageCanvas,
    placed: readonly Placed[],
    owners: readonly (StructureElement | Artifact)[],
    x: number,
    top: number,
  ): void {
    const bottom = canvas.height - top - this.style.leading;
    for (let from = 0; from < placed.length; ) {
      const first = placed[from];
      const element = owners[from];
      let to = from + 1;
      while (to < placed.length && owners[to] === element) to++;
      const pieces = placed.slice(from, to);
      from = to;
      const last = pieces.at(-1);
      if (!first?.style.link || !last || !(element instanceof StructureElement)) continue;
      const [left, right] = [x + first.x, x + last.x + last.width];
      const rect = [left, bottom, right, bottom + this.style.leading] as const;
      const destination = first.style.link;
      const text = first.style.linkText ?? pieces.map(({ shape }) => shape.text).join('');
      this.context.want(destination);
      canvas.link({ element, rect, destination, text });
    }
  }

  private paintShapes(
    canvas: PageCanvas,
    placed: readonly Placed[],
    owners: readonly (StructureElement | Artifact)[],
    x: number,
    baseline: number,
  ): void {
    const array = new ShowArray(canvas, this.context.fonts, baseline);
    let latePages: ResolvedStyle['pages'];
    for (const [i, piece] of placed.entries()) {
      const { style, shape } = piece;
      const owner = owners[i] ?? this.owner;
      if (style.pages) {
        array.flush();
        canvas.open(owner);
        if (style.pages !== latePages) this.paintLate(canvas, placed, style, x, baseline);
        latePages = style.pages;
        array.forget();
        continue;
      }
      const unclaimed = shape.texts.includes('') ? shape.text : undefined;
      const span = spanSyntax(style.actual ?? unclaimed);
      array.add(piece, x + piece.x, owner, span);
    }
    array.flush();
  }

  private paintLate(
    canvas: PageCanvas,
    placed: readonly Placed[],
    style: ResolvedStyle,
    x: number,
    baseline: number,
  ): void {
    const { pages } = style;
    const [room] = stretches(placed, (other) => (other.pages === pages ? pages : undefined));
    if (!pages || !room) return;
    const { context } = this;
    const align = this.options.align === 'end' ? 'end' : 'start';
    canvas.late((late) => {
      const { family, weight, colour, size } = style;
      const block = { family, weight, colour, size, leading: this.style.leading };
      const text = pages(context.lookup);
      const [line] = setLines([text], block, context.fonts, { width: Number.MAX_VALUE });
      if (!line) return;
      const shift = align === 'end' ? room.width - line.width : 0;
      const array = new ShowArray(late, context.fonts, baseline);
      for (const piece of line.placed) array.add(piece, x + room.x + shift + piece.x, null, '');
      array.flush();
    });
  }
}

/** Links into other files as words and the page they stand on: a viewer could not follow them. */
function withReferences(runs: readonly Run[], context: TextContext): readonly Run[] {
  const isAway = (run: Run) => typeof run !== 'string' && run.link && context.away(run.link);
  if (!runs.some(isAway)) return runs;
  return runs.flatMap((run): Run[] => {
    if (typeof run === 'string' || !run.link) return [run];
    const where = context.away(run.link);
    if (!where) return [run];
    const { link: _, linkText: __, ...words } = run;
    return run.reference === false || 'pages' in run ? [words] : [words, where];
  });
}

function languageOf(run: Run): Language | undefined {
  return typeof run === 'string' ? undefined : run.language;
}
