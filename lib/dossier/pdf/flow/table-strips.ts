import type { Artifact, PageCanvas } from '../document/page-canvas';
import type { StructureElement } from '../document/structure';
import { INK, TYPE } from '../ink';
import type { Align } from '../text/lines';
import type { Run, TextStyle } from '../text/style';
import { TextBlock } from '../text/text-block';
import { type CellLine, fitting, linesHeight, textLine } from './cell-lines';
import { type CellPicture, type PictureContext, pictureLines } from './cell-pictures';
import { columnWidths } from './column-widths';
import type { Strip } from './strip';

/** One paragraph of a cell; `style` overrides that of the table. */
export interface CellParagraph {
  readonly runs: readonly Run[];
  readonly style?: TextStyle;
}

/** Text, runs, or several paragraphs, below small pictures where there are any. */
export type Cell =
  | string
  | readonly Run[]
  | { readonly paragraphs: readonly CellParagraph[]; readonly pictures?: readonly CellPicture[] };

export interface TableColumn {
  readonly header?: Cell;
  /** Points, or a share of what the columns of fixed width leave over. */
  readonly width: number | { readonly share: number };
  readonly align?: Align;
}

export interface TableOptions {
  readonly columns: readonly TableColumn[];
  /** Each row has as many cells as there are columns. Drawn on as pages fill. */
  readonly rows: Iterable<readonly Cell[]>;
  /** The first cell of a row names it. */
  readonly rowHeaders?: boolean;
  readonly style?: TextStyle;
  readonly caption?: readonly Run[];
  /** Space above and below the text of a row, in points. */
  readonly padding?: number;
  /** Lines between columns as well, for a table that is filled in by hand. */
  readonly grid?: boolean;
  /** Whether the last row stays with what follows: a remark on the table, a place to sign. */
  readonly keepNext?: boolean;
  /** Columns whose cells are said again where a row goes on over a page, and have nothing left. */
  readonly saidAgain?: readonly number[];
}

const SIDE = 5;
const HAIRLINE = 0.5;
const TABLE_SPACE = 10;
/** Below a caption. */
const CAPTION_SPACE = 4;
/** Points. Rows that are not as tall as this begin a page sooner than that they are parted. */
const LEAST_TO_SPLIT = 220;
/** Points. Rows that are no taller stay with a neighbour at either end of their table. */
const SHORT_ROW = 70;

interface RowLook {
  readonly lefts: readonly number[];
  readonly width: number;
  readonly padding: number;
  readonly head: boolean;
  readonly grid: boolean;
}

interface RowSpace {
  readonly before?: number;
  readonly after?: number;
  /** Whether the row is the first of its table. */
  readonly begins?: boolean;
  /** `next` stays with the strip that follows, `short` does where the row is. */
  readonly keep?: 'next' | 'short' | undefined;
  /** What a column says again above the rest of a parted row. */
  readonly again?: (column: number) => readonly CellLine[];
}

class RowStrip implements Strip {
  readonly height: number;
  readonly before: number;
  readonly after: number;
  readonly beginsTable: boolean;
  readonly keepNext: boolean;
  readonly repeated?: Strip;

  constructor(
    private readonly cells: readonly (readonly CellLine[])[],
    private readonly look: RowLook,
    repeated: Strip | undefined,
    private readonly space: RowSpace = {},
  ) {
    this.before = space.before ?? 0;
    this.after = space.after ?? 0;
    this.beginsTable = space.begins ?? false;
    if (repeated) this.repeated = repeated;
    this.height = Math.max(...cells.map(linesHeight)) + 2 * look.padding;
    const { keep } = space;
    this.keepNext = keep === 'next' || (keep === 'short' && this.height <= SHORT_ROW);
  }

  paint(canvas: PageCanvas, x: number, top: number): void {
    const { lefts, width, padding, head, grid } = this.look;
    if (head) {
      canvas.box(x, top, width, this.height, INK.tint);
      canvas.rule(x, top, width, INK.ruleStrong, 1.2);
    }
    const line = head ? 0.7 : HAIRLINE;
    canvas.rule(x, top + this.height, width, head ? INK.ruleStrong : INK.rule, line);
    for (const left of grid ? lefts.slice(1) : [])
      canvas.box(x + left - SIDE, top, HAIRLINE, this.height, INK.rule);
    for (const [column, lines] of this.cells.entries()) {
      let y = top + padding;
      for (const line of lines) {
        line.paint(canvas, x + (lefts[column] ?? 0), y);
        y += line.height;
      }
    }
  }

  split(available: number, forced: boolean): readonly [Strip, Strip] | null {
    if (!forced && this.height < LEAST_TO_SPLIT) return null;
    const room = available - 2 * this.look.padding;
    const counts = this.cells.map((lines) => Math.max(fitting(lines, room), forced ? 1 : 0));
    const cut = this.cells.every((lines, i) => {
      const count = counts[i] ?? 0;
      return forced || lines.length === 0 || count >= Math.min(2, lines.length);
    });
    const { again } = this.space;
    const rest = this.cells.map((lines, i) => lines.slice(counts[i]));
    const left = Math.max(...rest.map((lines) => lines.length));
    // A single line at the head of a page says nothing; the row then begins there.
    if (!cut || left === 0 || (!forced && left < 2)) return null;
    const first = this.cells.map((lines, i) => lines.slice(0, counts[i]));
    return [
      new RowStrip(first, this.look, this.repeated, { before: this.before }),
      new RowStrip(
        rest.map((lines, i) => (lines.length > 0 ? lines : (again?.(i) ?? []))),
        this.look,
        this.repeated,
        { after: this.after, keep: this.keepNext ? 'next' : undefined, ...(again && { again }) },
      ),
    ];
  }
}

/** Sets a table. Its header is tagged once; where it is repeated on later pages it is an artifact. */
export class TableSetter {
  private readonly widths: number[];
  private readonly look: RowLook;
  private readonly style: TextStyle;

  constructor(
    private readonly context: PictureContext,
    private readonly table: StructureElement,
    private readonly options: TableOptions,
    width: number,
  ) {
    this.widths = columnWidths(options.columns, width);
    this.style = options.style ?? TYPE.cell;
    const lefts: number[] = [];
    let left = SIDE;
    for (const column of this.widths) {
      lefts.push(left);
      left += column;
    }
    this.look = {
      lefts,
      width,
      padding: options.padding ?? 4.6,
      head: false,
      grid: options.grid ?? false,
    };
  }

  private get before(): number {
    return this.options.caption ? CAPTION_SPACE : TABLE_SPACE;
  }

  *strips(): Generator<Strip> {
    const { structure } = this.context;
    const { columns, rows } = this.options;
    const hasHead = columns.some(({ header }) => header !== undefined);
    let repeated: Strip | undefined;
    if (hasHead) {
      const head = structure.element('THead', this.table);
      head.attach();
      const cells = columns.map(({ header }) => header ?? '');
      yield this.row(cells, head, true, undefined, {
        before: this.before,
        begins: true,
        keep: 'next',
      });
      const copy = cells.map((cell, i) => this.cellLines(cell, i, 'repeated', TYPE.cellHead));
      repeated = new RowStrip(copy, { ...this.look, head: true }, undefined);
    }
    const body = hasHead ? structure.element('TBody', this.table) : this.table;
    body.attach();
    const iterator = rows[Symbol.iterator]();
    let next = iterator.next();
    let second = next.done ? next : iterator.next();
    let count = 0;
    for (let first = !hasHead; !next.done; first = false) {
      const cells = next.value;
      if (cells.length !== columns.length)
        throw new RangeError(
          `row of ${cells.length} cells in a table of ${columns.length} columns`,
        );
      next = second;
      second = next.done ? next : iterator.next();
      const before = first ? this.before : 0;
      const after = next.done ? TABLE_SPACE : 0;
      const { saidAgain = [], keepNext } = this.options;
      // Neither the first nor the last of several rows stands on a page without the others.
      const alone = count === 0 || second.done;
      const keep = next.done ? (keepNext ? 'next' : undefined) : alone ? 'short' : undefined;
      count += 1;
      // Said again it is no text of the table, as the repeated head is none.
      const again = (column: number): readonly CellLine[] =>
        saidAgain.includes(column)
          ? this.cellLines(cells[column] ?? '', column, 'repeated', this.style)
          : [];
      yield this.row(cells, body, false, repeated, { before, after, begins: first, keep, again });
    }
  }

  private row(
    cells: readonly Cell[],
    parent: StructureElement,
    head: boolean,
    repeated: Strip | undefined,
    space: RowSpace,
  ): Strip {
    const { structure } = this.context;
    const row = structure.element('TR', parent);
    row.attach();
    const lines = cells.map((cell, i) => {
      const named = head || (i === 0 && this.options.rowHeaders);
      const scope = head ? '/O/Table/Scope/Column' : '/O/Table/Scope/Row';
      const element = structure.element(
        named ? 'TH' : 'TD',
        row,
        named ? { attributes: scope } : {},
      );
      element.attach();
      return this.cellLines(cell, i, element, head ? TYPE.cellHead : this.style);
    });
    return new RowStrip(lines, { ...this.look, head }, repeated, space);
  }

  private cellLines(
    cell: Cell,
    column: number,
    owner: StructureElement | Artifact,
    style: TextStyle,
  ): CellLine[] {
    const paragraphs: readonly CellParagraph[] =
      typeof cell === 'string'
        ? [{ runs: [cell] }]
        : 'paragraphs' in cell
          ? cell.paragraphs
          : [{ runs: cell }];
    const align = this.options.columns[column]?.align;
    const width = Math.max((this.widths[column] ?? 0) - 2 * SIDE, 1);
    const pictures = typeof cell === 'object' && 'pictures' in cell ? (cell.pictures ?? []) : [];
    const above =
      typeof owner === 'string' ? [] : pictureLines(this.context, owner, pictures, width);
    const below = paragraphs.flatMap((paragraph) => {
      const own =
        paragraphs.length > 1 && typeof owner !== 'string'
          ? this.context.structure.element('P', owner)
          : owner;
      const options = { width, ...(align ? { align } : {}) };
      const block = new TextBlock(
        this.context,
        paragraph.runs,
        paragraph.style ?? style,
        own,
        options,
      );
      return block.lines.map((_, index) => textLine(block, index));
    });
    return [...above, ...below];
  }
}
