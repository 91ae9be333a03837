import { type FigureOptions, figureStrips, type PlacedPicture } from '../flow/figure-strips';
import { type LadderRow, ladderStrips } from '../flow/ladder-rows';
import { listStrips } from '../flow/list-strips';
import { PanelStrip, panelInset } from '../flow/panel-strip';
import { paragraphStrips } from '../flow/paragraph-strips';
import { type PictureRows, pictureRowStrips } from '../flow/picture-rows';
import type { Strip } from '../flow/strip';
import { type Cell, type TableOptions, TableSetter } from '../flow/table-strips';
import type { Picture } from '../images/picture';
import { INK, TYPE } from '../ink';
import type { Direction } from '../text/bidi-levels';
import { labelRuns, labelText, type Words } from '../text/labels';
import type { Align } from '../text/lines';
import type { Run, TextStyle } from '../text/style';
import { TextBlock, type TextContext } from '../text/text-block';
import type { Destinations } from './destinations';
import type { StructureElement, Tag } from './structure';

export interface HeadingOptions {
  /** Name under which the heading can be linked to. */
  readonly destination?: string;
  /** Entry in the outline; true by default for levels 1 and 2. Text instead of the heading's own words. */
  readonly bookmark?: boolean | string;
  readonly style?: TextStyle;
}

export interface ParagraphOptions {
  readonly style?: TextStyle;
  readonly align?: Align;
  /** Base direction; `auto` follows the first strong letter. */
  readonly direction?: Direction;
  readonly indent?: number;
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  readonly destination?: string;
}

/** `notice` for what a reader must not miss, `record` for quoted material such as a prompt. */
export type PanelTone = 'summary' | 'notice' | 'record';

const PANELS = {
  summary: { fill: INK.panel, bar: INK.bar, padding: 13, before: 12, after: 12 },
  notice: { fill: INK.panel, bar: INK.seal, padding: 12, before: 12, after: 12 },
  record: { fill: INK.paper, line: INK.rule, padding: 11, before: 7, after: 7 },
} as const;

/** What composers of one document share. */
export interface ComposerContext extends TextContext {
  readonly destinations: Destinations;
  place(picture: Picture): PlacedPicture;
}

const HEADING_SPACE = {
  1: { before: 22, after: 7 },
  2: { before: 15, after: 5 },
  3: { before: 12, after: 3 },
} as const;

/** Composes blocks into a column: that of the pages, or the narrower one of a panel. */
export class Composer {
  constructor(
    protected context: ComposerContext,
    protected parent: StructureElement,
    /** Points. */
    readonly width: number,
    private readonly emit: (strips: Iterable<Strip>) => void,
  ) {}

  /** A heading that stays with what follows it. Levels must not be skipped (ISO 14289-1, 7.4.2). */
  heading(level: 1 | 2 | 3, words: Words, options: HeadingOptions = {}): void {
    const { destinations, language } = this.context;
    const bookmark = options.bookmark ?? level < 3;
    const name = options.destination ?? (bookmark ? destinations.newName() : undefined);
    if (bookmark && name) {
      const title = typeof bookmark === 'string' ? bookmark : labelText(words, language);
      destinations.addBookmark({ title, level, destination: name });
    }
    const style = options.style ?? TYPE[`h${level}`];
    this.text(labelRuns(words, language), `H${level}`, style, {
      ...HEADING_SPACE[level],
      keepNext: true,
      ...(name ? { destination: name } : {}),
    });
  }

  paragraph(runs: string | readonly Run[], options: ParagraphOptions = {}): void {
    this.text(runs, 'P', options.style ?? TYPE.body, options);
  }

  /** A list with bullets or numbers. */
  list(items: readonly (string | readonly Run[])[], options: { ordered?: boolean } = {}): void {
    const list = this.element('L', {
      attributes: `/O/List/ListNumbering/${options.ordered ? 'Decimal' : 'Disc'}`,
    });
    this.emit(listStrips(this.context, list, items, options.ordered ?? false, this.width));
  }

  table(options: TableOptions): void {
    const table = this.element('Table');
    if (options.caption) {
      const caption = this.context.structure.element('Caption', table);
      const block = new TextBlock(this.context, options.caption, TYPE.caption, caption, {
        width: this.width,
      });
      caption.attach();
      this.emit(paragraphStrips(block, { before: 10, after: 0, keepNext: true }));
    }
    this.emit(new TableSetter(this.context, table, options, this.width).strips());
  }

  /** Names and values in two columns. */
  keyValues(
    entries: Iterable<{ readonly name: Words; readonly value: Cell }>,
    options: {
      nameWidth?: number;
      header?: readonly [Words, Words];
      padding?: number;
      keepNext?: boolean;
    } = {},
  ): void {
    const { language } = this.context;
    const bold = (words: Words): Cell => ({
      paragraphs: [
        { runs: labelRuns(words, language), style: { ...TYPE.cellHead, size: 9, leading: 13.2 } },
      ],
    });
    const head = (i: 0 | 1) =>
      options.header ? { header: labelRuns(options.header[i], language) } : {};
    this.table({
      columns: [
        { width: options.nameWidth ?? 112, ...head(0) },
        { width: { share: 1 }, ...head(1) },
      ],
      rows: mapped(entries, ({ name, value }) => [bold(name), value]),
      rowHeaders: true,
      padding: options.padding ?? 5.4,
      keepNext: options.keepNext ?? false,
    });
  }

  figure(options: FigureOptions): void {
    const group = this.element('Div');
    const placed = this.context.place(options.picture);
    this.emit(figureStrips(this.context, group, placed, options, this.width));
  }

  /** Pictures side by side, in rows. */
  pictures(rows: PictureRows): void {
    const group = this.element('Div');
    this.emit(
      pictureRowStrips(this.context, group, (one) => this.context.place(one), rows, this.width),
    );
  }

  /** Framed rows below each other, joined by lines at their left. */
  ladder(rows: readonly LadderRow[]): void {
    const group = this.element('Div');
    this.emit(
      ladderStrips(this.context, group, (one) => this.context.place(one), rows, this.width),
    );
  }

  /** A tinted panel; `build` fills it. */
  panel(tone: PanelTone, build: (panel: Composer) => void): void {
    const look = { ...PANELS[tone], width: this.width };
    const strips: Strip[] = [];
    const inner = this.width - panelInset(look);
    build(
      new Composer(this.context, this.element('Div'), inner, (more) => {
        strips.push(...more);
      }),
    );
    this.emit([new PanelStrip(strips, look)]);
  }

  /** A short bar in seal red, above a title. */
  accent(): void {
    const [width, height] = [34, 2.6];
    const paint: Strip['paint'] = (canvas, x, top) => canvas.box(x, top, width, height, INK.seal);
    this.emit([{ height, before: 10, after: 10, keepNext: true, paint }]);
  }

  /** Puts strips of the caller's own into the column. */
  strips(strips: Iterable<Strip>): void {
    this.emit(strips);
  }

  protected element(tag: Tag, details: { attributes?: string } = {}): StructureElement {
    const element = this.context.structure.element(tag, this.parent, details);
    element.attach();
    return element;
  }

  private text(
    runs: string | readonly Run[],
    tag: Tag,
    style: TextStyle,
    options: ParagraphOptions,
  ): void {
    const { destinations } = this.context;
    const { indent = 0, destination, align, direction } = options;
    const block = new TextBlock(
      this.context,
      typeof runs === 'string' ? [runs] : runs,
      style,
      this.element(tag),
      {
        width: this.width - indent,
        tight: tag !== 'P',
        ...(align ? { align } : {}),
        ...(direction ? { direction } : {}),
      },
    );
    this.emit(
      paragraphStrips(block, {
        before: options.before ?? 5,
        after: options.after ?? 5,
        indent,
        keepNext: options.keepNext ?? false,
        onPlaced: (canvas, top) => {
          if (destination) destinations.set(destination, canvas, top);
        },
      }),
    );
  }
}

function* mapped<A, B>(items: Iterable<A>, map: (item: A) => B): Generator<B> {
  for (const item of items) yield map(item);
}
