import { PDFName, type PDFRef, PDFString } from 'pdf-lib';
import { PageFlow } from '../flow/page-flow';
import { DocumentFonts } from '../fonts/document-fonts';
import { fontLibrary } from '../fonts/font-library';
import { type Picture, writePicture } from '../images/picture';
import type { PageLookup, PageRun } from '../text/style';
import { Attachments } from './attachments';
import type { ByteSink } from './byte-sink';
import type { ComposerContext } from './composer';
import { Destinations } from './destinations';
import { type Furnishing, furnishPage } from './furniture';
import { writeInfo, writeOutputIntent, writeXmp } from './metadata';
import { PageStore } from './page-store';
import type { PdfOptions } from './pdf-document';
import { PdfFile } from './pdf-file';
import { StructureTree } from './structure';

/** What one file knows of the other files of its paper. */
export interface OtherFiles extends PageLookup {
  /** What stands after a link to a destination of another file; null for one of this file. */
  away(destination: string): PageRun | null;
}

/** A file written to its end. */
export interface EndedFile {
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  /** Characters that no font could draw; each stands in the paper as `‹U+…›`. */
  readonly missing: readonly { readonly codePoint: number; readonly count: number }[];
  /** Bytes that the fonts take, whatever the number of pages. */
  readonly fontBytes: number;
}

/** One file of a paper: everything that belongs to it and to no other. */
export class PdfBody {
  readonly file: PdfFile;
  readonly structure: StructureTree;
  readonly destinations: Destinations;
  readonly store: PageStore;
  readonly flow: PageFlow;
  readonly attachments: Attachments;
  readonly context: ComposerContext;
  /** Destinations of other files that this one names. */
  readonly named = new Set<string>();
  private readonly fonts: DocumentFonts;

  /** `first` is the number printed on the first page. */
  constructor(
    private readonly options: PdfOptions,
    sink: ByteSink,
    readonly first: number,
    others: OtherFiles | null,
  ) {
    const file = new PdfFile(sink);
    const fonts = new DocumentFonts(options.fonts ?? fontLibrary(), file);
    const structure = new StructureTree(file);
    const destinations = new Destinations(first);
    this.file = file;
    this.fonts = fonts;
    this.structure = structure;
    this.destinations = destinations;
    this.store = new PageStore(
      file,
      options.format,
      structure,
      fonts.resources,
      options.beforePage,
    );
    if (options.apart) this.store.kind = 'apart';
    this.flow = new PageFlow(this.store);
    this.attachments = new Attachments(file);
    // Whoever composes may be done with a picture; its bytes stay no longer than they are needed.
    const pictures = new WeakMap<Picture, { name: string; ref: PDFRef }>();
    let placedCount = 0;
    this.context = {
      fonts,
      structure,
      destinations,
      language: options.language,
      lookup: options.unnumbered
        ? { first: () => undefined, last: () => undefined, fileOf: () => undefined }
        : {
            first: (name) => destinations.first(name) ?? others?.first(name),
            last: (name) => destinations.last(name) ?? others?.last(name),
            fileOf: (name) => others?.fileOf(name),
          },
      away: (name) => {
        const where = others?.away(name) ?? null;
        if (where) this.named.add(name);
        return where;
      },
      want: (name) => destinations.want(name),
      place(picture) {
        let placed = pictures.get(picture);
        if (!placed) {
          placedCount++;
          placed = { name: `Im${placedCount}`, ref: writePicture(file, picture) };
          pictures.set(picture, placed);
        }
        return placed;
      },
    };
  }

  /**
   * Sets header and footer and writes what is left. `total` is the number of pages of all files. Throws a
   * RangeError where a link has no destination.
   */
  end(furnishing: Furnishing, total: number | undefined): EndedFile {
    this.flow.settle();
    // A paper of nothing is one empty page.
    if (this.store.count === 0) this.flow.current();
    this.destinations.check();
    return this.write(furnishing, total);
  }

  /** Writes the pages that were set before setting was broken off; links may lead nowhere. */
  breakOff(furnishing: Furnishing): EndedFile {
    return this.write(furnishing, undefined);
  }

  private write(furnishing: Furnishing, total: number | undefined): EndedFile {
    const { file, store, first, fonts } = this;
    const numbering = { first, total: total ?? first - 1 + store.count };
    const pages = store.write(numbering, (canvas, facts) =>
      furnishPage(canvas, facts, furnishing, this.context, store.columnWidth),
    );
    const before = file.length;
    fonts.write();
    const fontBytes = file.length - before;
    this.structure.write();
    const { catalog, info } = this.writeCatalog(pages);
    const sha256 = file.finish(catalog, info);
    return { sha256, bytes: file.length, pages: store.count, missing: fonts.missing(), fontBytes };
  }

  private writeCatalog(pages: PDFRef): { catalog: PDFRef; info: PDFRef } {
    const { file, options, attachments, first } = this;
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
    return { catalog: file.write(catalog), info };
  }
}
