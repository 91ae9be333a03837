import { paintCornerTag } from '../flow/corner-tag';
import { paintFigure, shownSize } from '../flow/figure-strips';
import type { FontLibrary } from '../fonts/font-library';
import type { Picture } from '../images/picture';
import type { Language } from '../text/style';
import type { Attachment } from './attachments';
import { MemorySink } from './byte-sink';
import { Composer } from './composer';
import type { Furnishing } from './furniture';
import type { PageFormat, PageKind } from './page-store';
import { type EndedFile, PdfBody } from './pdf-body';

export interface PdfOptions {
  readonly title: string;
  /** Main language; the other is marked where it is used. */
  readonly language: Language;
  readonly format: PageFormat;
  /** Date in the metadata. The caller gives it, so that the same paper is the same file. */
  readonly created: Date;
  readonly author?: string;
  readonly subject?: string;
  /** Program and version named in the metadata. */
  readonly creator?: string;
  /** Number printed on the first page, for volumes numbered on; 1 by default. */
  readonly firstPage?: number;
  /** Pages of all volumes, where there are more than this one. */
  readonly totalPages?: number;
  readonly fonts?: FontLibrary;
  /** Every page of the paper is of the kind `apart`, whatever a section asks for. */
  readonly apart?: boolean;
  /** Numbers of pages stay open: whatever names one is told that it is not known. */
  readonly unnumbered?: boolean;
  /** Told before each page how many are full. What it throws breaks the setting off. */
  readonly beforePage?: (full: number) => void;
}

export interface SectionOptions {
  /** Whose first and last page can be asked for; the section's first heading must set it. */
  readonly destination?: string;
  readonly newPage?: boolean;
}

export interface FinishedPdf extends Pick<EndedFile, 'missing' | 'pages'> {
  readonly bytes: Uint8Array;
  /** Page numbers as printed. */
  readonly pageOf: (destination: string) => number | undefined;
}

/**
 * A place where a paper may go on in another file: between groups of exhibits, or, where one group alone is
 * larger than a file may be, between exhibits of it.
 */
export type BreakRank = 'group' | 'exhibit';

/** One file of a paper in several. */
export interface FilePart {
  /** From 1. */
  readonly number: number;
  /** How many files there are. */
  readonly of: number;
  /** Pages as printed. */
  readonly firstPage: number;
  readonly lastPage: number;
  readonly totalPages: number;
}

/** Decides at each break what file a paper goes on in. */
export interface FileChain {
  readonly first: PdfBody;
  /** The file composed into, among several; null where there is one. */
  readonly part: FilePart | null;
  /** The next file, once the one composed into is ended; null to go on in that one. */
  next(rank: BreakRank): PdfBody | null;
  /** Composes what every file begins with. */
  open(paper: PdfDocument): void;
}

/**
 * A paper under composition, tagged throughout, that declares PDF/A-3A and PDF/UA-1. Blocks go onto pages in
 * the order of the calls; page numbers and furniture follow when it is finished. Everything in the file
 * depends on the calls alone: no clock, no chance.
 */
export class PdfDocument extends Composer {
  private readonly sections: { parent: Composer['parent']; destination: string | undefined }[] = [];
  private finished = false;
  private body: PdfBody;
  /** What earlier files set, and what they name of others. */
  private readonly set = new Set<string>();
  private readonly named = new Set<string>();

  private constructor(
    body: PdfBody,
    private readonly sink: MemorySink | null,
    private readonly chain: FileChain | null,
    private readonly options: PdfOptions,
  ) {
    super(body.context, body.structure.document, body.store.columnWidth, (strips) =>
      this.body.flow.add(strips),
    );
    this.body = body;
  }

  /** Begins a paper in memory. Throws a RangeError for an empty title, which PDF/UA does not allow. */
  static create(options: PdfOptions): PdfDocument {
    checkTitle(options);
    const sink = new MemorySink();
    const body = new PdfBody(options, sink, options.firstPage ?? 1, null);
    return new PdfDocument(body, sink, null, options);
  }

  /** Begins a paper in files; `composeInFiles` is what callers want. */
  static inFiles(options: PdfOptions, chain: FileChain): PdfDocument {
    checkTitle(options);
    const paper = new PdfDocument(chain.first, null, chain, options);
    chain.open(paper);
    paper.newPage();
    return paper;
  }

  /** Which of several files is composed into; null for a paper in one. */
  get part(): FilePart | null {
    return this.chain?.part ?? null;
  }

  /** Goes on on a new page, of that kind from there on. */
  newPage(kind: PageKind = 'body'): void {
    this.body.flow.breakPage();
    this.body.store.kind = this.options.apart ? 'apart' : kind;
  }

  /**
   * Goes on on a new page, and in a new file where this one would become too large. Throws a RangeError
   * inside a section: a section is in one file.
   */
  mayBreak(rank: BreakRank): void {
    if (this.sections.length > 0) throw new RangeError('a section cannot go on in another file');
    this.newPage();
    this.body.store.endPage();
    const ended = this.body;
    const next = this.chain?.next(rank);
    if (!next) return;
    for (const { name } of ended.destinations.all()) this.set.add(name);
    for (const name of ended.named) this.named.add(name);
    this.body = next;
    this.context = next.context;
    this.parent = next.structure.document;
    this.chain?.open(this);
    this.newPage();
  }

  /** Begins a section (`Sect`); sections nest. */
  openSection({ destination, newPage }: SectionOptions = {}): void {
    if (newPage) this.newPage();
    this.sections.push({ parent: this.parent, destination });
    this.parent = this.element('Sect');
  }

  /** Ends the section last begun and notes the page that it ends on. */
  closeSection(): void {
    const section = this.sections.pop();
    if (!section) throw new RangeError('no section is open');
    const { flow, destinations, store } = this.body;
    flow.settle();
    this.parent = section.parent;
    if (section.destination) destinations.setEnd(section.destination, store.count);
  }

  /** A picture in the upper right corner of the page, out of the flow. Sizes in points. */
  cornerFigure(options: {
    picture: Picture;
    alt: string;
    maxWidth: number;
    maxHeight: number;
    labelled?: boolean;
  }): void {
    const { canvas, column } = this.body.flow.current();
    const { picture, alt, maxWidth, maxHeight } = options;
    const { width, height } = shownSize(picture, maxWidth, maxHeight);
    const figure = this.context.structure.element('Figure', this.parent, { alt });
    const x = column.left + column.width - width;
    const box = { x, y: column.top, width, height };
    paintFigure(canvas, figure, this.context.place(picture), box);
    if (options.labelled) paintCornerTag(canvas, this.context, box);
  }

  /** Places linked to so far, in any file, that nothing composed so far has set. */
  lost(): string[] {
    const { destinations, flow, named } = this.body;
    flow.settle();
    const wanted = new Set([...this.named, ...named, ...destinations.lost()]);
    return [...wanted].filter((name) => !this.set.has(name) && !destinations.has(name));
  }

  /** Embeds a file. See `Attachments.add` for what is refused. */
  attach(attachment: Attachment): void {
    this.body.attachments.add(attachment);
  }

  /**
   * Sets header and footer, writes everything and returns the file. Throws a RangeError where a section is
   * still open, a link has no destination, the paper is finished already, or is composed in files.
   */
  finish(furnishing: Furnishing = {}): FinishedPdf {
    const { sink } = this;
    if (!sink) throw new RangeError('a paper in files ends with the last of them');
    this.close();
    const { missing, pages } = this.body.end(furnishing, this.options.totalPages);
    const { destinations } = this.body;
    return {
      bytes: sink.whole(),
      pages,
      missing,
      pageOf: (destination) => destinations.first(destination),
    };
  }

  /** Ends composing: nothing more may follow. Throws a RangeError where a section is still open. */
  close(): void {
    if (this.finished) throw new RangeError('the paper is finished');
    if (this.sections.length > 0) throw new RangeError('a section is still open');
    this.finished = true;
  }
}

function checkTitle({ title }: PdfOptions): void {
  if (title.trim() === '') throw new RangeError('a paper needs a title');
}
