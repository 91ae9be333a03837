import { PDFName, PDFString } from 'pdf-lib';
import { paintCornerTag } from '../flow/corner-tag';
import { paintFigure, shownSize } from '../flow/figure-strips';
import { PageFlow } from '../flow/page-flow';
import { DocumentFonts } from '../fonts/document-fonts';
import { type FontLibrary, fontLibrary } from '../fonts/font-library';
import { type Picture, writePicture } from '../images/picture';
import type { Language } from '../text/style';
import { type Attachment, Attachments } from './attachments';
import { Composer, type ComposerContext } from './composer';
import { Destinations } from './destinations';
import { type Furnishing, furnishPage } from './furniture';
import { writeInfo, writeOutputIntent, writeXmp } from './metadata';
import { type PageFormat, type PageKind, PageStore } from './page-store';
import { PdfFile } from './pdf-file';
import { StructureTree } from './structure';

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
}

export interface SectionOptions {
  /** Whose first and last page can be asked for; the section's first heading must set it. */
  readonly destination?: string;
  readonly newPage?: boolean;
}

export interface FinishedPdf {
  readonly bytes: Uint8Array;
  readonly pages: number;
  /** Characters that no font could draw; each stands in the paper as `‹U+…›`. */
  readonly missing: readonly { readonly codePoint: number; readonly count: number }[];
  /** Page numbers as printed. */
  readonly pageOf: (destination: string) => number | undefined;
}

/**
 * A paper under composition, tagged throughout, that declares PDF/A-3A and PDF/UA-1. Blocks go onto pages in
 * the order of the calls; page numbers and furniture follow when it is finished. Everything in the file
 * depends on the calls alone: no clock, no chance.
 */
export class PdfDocument extends Composer {
  private readonly sections: { parent: Composer['parent']; destination: string | undefined }[] = [];
  private finished = false;

  private constructor(
    private readonly options: PdfOptions,
    private readonly file: PdfFile,
    private readonly fonts: DocumentFonts,
    private readonly structure: StructureTree,
    private readonly destinations: Destinations,
    private readonly store: PageStore,
    private readonly flow: PageFlow,
    private readonly attachments: Attachments,
    context: ComposerContext,
  ) {
    super(context, structure.document, store.columnWidth, (strips) => flow.add(strips));
  }

  /** Begins a paper. Throws a RangeError for an empty title, which PDF/UA does not allow. */
  static create(options: PdfOptions): PdfDocument {
    if (options.title.trim() === '') throw new RangeError('a paper needs a title');
    const file = new PdfFile();
    const fonts = new DocumentFonts(options.fonts ?? fontLibrary(), file);
    const structure = new StructureTree(file);
    const destinations = new Destinations(options.firstPage ?? 1);
    const store = new PageStore(file, options.format);
    if (options.apart) store.kind = 'apart';
    const pictures = new Map<Picture, { name: string; ref: ReturnType<typeof writePicture> }>();
    const context: ComposerContext = {
      fonts,
      structure,
      destinations,
      language: options.language,
      lookup: destinations,
      want: (name) => destinations.want(name),
      place(picture) {
        let placed = pictures.get(picture);
        if (!placed) {
          placed = { name: `Im${pictures.size + 1}`, ref: writePicture(file, picture) };
          pictures.set(picture, placed);
        }
        return placed;
      },
    };
    const flow = new PageFlow(store);
    const attachments = new Attachments(file);
    return new PdfDocument(
      options,
      file,
      fonts,
      structure,
      destinations,
      store,
      flow,
      attachments,
      context,
    );
  }

  /** Goes on on a new page, of that kind from there on. */
  newPage(kind: PageKind = 'body'): void {
    this.flow.breakPage();
    this.store.kind = this.options.apart ? 'apart' : kind;
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
    this.flow.settle();
    this.parent = section.parent;
    if (section.destination) this.destinations.setEnd(section.destination, this.store.count);
  }

  /** A picture in the upper right corner of the page, out of the flow. Sizes in points. */
  cornerFigure(options: {
    picture: Picture;
    alt: string;
    maxWidth: number;
    maxHeight: number;
    labelled?: boolean;
  }): void {
    const { canvas, column } = this.flow.current();
    const { picture, alt, maxWidth, maxHeight } = options;
    const { width, height } = shownSize(picture, maxWidth, maxHeight);
    const figure = this.context.structure.element('Figure', this.parent, { alt });
    const x = column.left + column.width - width;
    const box = { x, y: column.top, width, height };
    paintFigure(canvas, figure, this.context.place(picture), box);
    if (options.labelled) paintCornerTag(canvas, this.context, box);
  }

  /** Places linked to so far that nothing composed so far has set. */
  lost(): string[] {
    this.flow.settle();
    return this.destinations.lost();
  }

  /** Embeds a file. See `Attachments.add` for what is refused. */
  attach(attachment: Attachment): void {
    this.attachments.add(attachment);
  }

  /**
   * Sets header and footer, writes everything and returns the file. Throws a RangeError where a section is
   * still open, a link has no destination, or the paper is finished already.
   */
  finish(furnishing: Furnishing = {}): FinishedPdf {
    if (this.finished) throw new RangeError('the paper is finished');
    if (this.sections.length > 0) throw new RangeError('a section is still open');
    this.finished = true;
    this.flow.settle();
    this.flow.current();
    this.destinations.check();
    const { options, store } = this;
    const first = options.firstPage ?? 1;
    const total = options.totalPages ?? first - 1 + store.count;
    const pages = store.write(
      this.structure,
      this.fonts.resources,
      { first, total },
      (canvas, facts) => furnishPage(canvas, facts, furnishing, this.context, store.columnWidth),
    );
    this.fonts.write();
    this.structure.write();
    const bytes = this.writeCatalog(pages, first);
    return {
      bytes,
      pages: store.count,
      missing: this.fonts.missing(),
      pageOf: (destination) => this.destinations.first(destination),
    };
  }

  private writeCatalog(pages: ReturnType<PageStore['write']>, first: number): Uint8Array {
    const { file, options, attachments } = this;
    const facts = { creator: 'Chirograph', ...options };
    const embedded = attachments.writeNames();
    const outline = this.destinations.writeOutline(file);
    const names = {
      Dests: this.destinations.writeNames(file),
      ...(embedded ? { EmbeddedFiles: embedded } : {}),
    };
    const catalog = file.context.obj({
      Type: 'Catalog',
      Pages: pages,
      Lang: PDFString.of(options.language),
      MarkInfo: { Marked: true },
      StructTreeRoot: this.structure.rootRef,
      Metadata: writeXmp(file, facts),
      OutputIntents: [writeOutputIntent(file)],
      ViewerPreferences: { DisplayDocTitle: true },
      Names: names,
      ...(embedded ? { AF: attachments.associated } : {}),
      ...(outline ? { Outlines: outline, PageMode: 'UseOutlines' } : {}),
      // Viewers count from the number that is printed.
      ...(first === 1 ? {} : { PageLabels: { Nums: [0, { S: PDFName.of('D'), St: first }] } }),
    });
    const info = writeInfo(file, facts);
    return file.finish(file.write(catalog), info);
  }
}
