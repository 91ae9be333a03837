import path from 'node:path';
import { FileSink } from '../document/byte-sink';
import { type EndedFile, type OtherFiles, PdfBody } from '../document/pdf-body';
import type { BreakRank, FileChain, FilePart, PdfDocument } from '../document/pdf-document';
import type { FilesOrder } from './files-order';
import { type PaperPlace, PaperPlaces } from './paper-places';

/** A file of a paper, on the disk. */
export interface MadePdf extends Pick<EndedFile, 'sha256' | 'bytes' | 'pages'> {
  readonly path: string;
  /** From 1. */
  readonly number: number;
  /** Pages as printed. */
  readonly firstPage: number;
  readonly lastPage: number;
}

/** Composes into one file after another, with page numbers assumed from an earlier pass. */
export class FilledFiles implements FileChain {
  readonly files: MadePdf[] = [];
  readonly first: PdfBody;
  private readonly found = new Map<string, PaperPlace>();
  private readonly lost = new Map<number, number>();
  /** Segments of each file. */
  private readonly sizes: number[] = [];
  private segment = 0;
  private pagesAtBreak = 0;
  private body: PdfBody;
  private sink: FileSink;

  constructor(
    private readonly order: FilesOrder,
    private readonly cuts: ReadonlySet<number>,
    private readonly assumed: PaperPlaces,
  ) {
    const { body, sink } = this.begin(1);
    this.first = body;
    this.body = body;
    this.sink = sink;
  }

  get part(): FilePart {
    const { files, totalPages } = this.assumed;
    const number = this.files.length + 1;
    const { first, last } = files[number - 1] ?? { first: 0, last: 0 };
    return { number, of: this.cuts.size + 1, firstPage: first, lastPage: last, totalPages };
  }

  next(_rank: BreakRank): PdfBody | null {
    this.order.signal?.throwIfAborted();
    const { count } = this.body.store;
    // Breaks with nothing between them count once, as they did when the paper was measured.
    if (count === this.pagesAtBreak) return null;
    this.segment++;
    this.sizes[this.files.length] = (this.sizes[this.files.length] ?? 0) + 1;
    this.pagesAtBreak = count;
    if (!this.cuts.has(this.segment)) return null;
    this.endFile();
    ({ body: this.body, sink: this.sink } = this.begin(this.body.first + this.body.store.count));
    return this.body;
  }

  open(paper: PdfDocument): void {
    this.order.opening(paper, this.part);
    this.body.flow.breakPage();
    this.body.store.endPage();
    this.pagesAtBreak = this.body.store.count;
  }

  /** Ends the file composed into last. */
  endLast(): void {
    this.sizes[this.files.length] = (this.sizes[this.files.length] ?? 0) + 1;
    this.endFile();
  }

  /** Lets go of the file in progress, where composing failed. */
  close(): void {
    this.sink.close();
  }

  /** Where everything came to stand. */
  get places(): PaperPlaces {
    const files = this.files.map(({ firstPage, lastPage }) => ({
      first: firstPage,
      last: lastPage,
    }));
    return new PaperPlaces(files, this.found);
  }

  /** Characters that no font could draw, in all files together. */
  get missing(): { codePoint: number; count: number }[] {
    return [...this.lost]
      .sort(([a], [b]) => a - b)
      .map(([codePoint, count]) => ({ codePoint, count }));
  }

  /** Bytes above the limit of the file furthest above it, of those that could be divided. */
  overBy(limit: number): number {
    const over = this.files.map(({ bytes }, i) => ((this.sizes[i] ?? 1) > 1 ? bytes - limit : 0));
    return Math.max(0, ...over);
  }

  private begin(firstPage: number): { body: PdfBody; sink: FileSink } {
    const sink = new FileSink(this.pathOf(this.part));
    return { sink, body: new PdfBody(this.order.pdf, sink, firstPage, this.others()) };
  }

  private pathOf(part: FilePart): string {
    return path.join(this.order.folder, this.order.fileName(part));
  }

  private endFile(): void {
    const { part, body, sink } = this;
    const { sha256, bytes, pages, missing } = body.end(
      this.order.furnishing(part),
      this.assumed.totalPages,
    );
    sink.close();
    for (const { codePoint, count } of missing)
      this.lost.set(codePoint, (this.lost.get(codePoint) ?? 0) + count);
    for (const { name, first, last } of body.destinations.all())
      this.found.set(name, { file: part.number, first, last });
    this.files.push({
      path: this.pathOf(part),
      sha256,
      bytes,
      pages,
      number: part.number,
      firstPage: body.first,
      lastPage: body.first + pages - 1,
    });
  }

  private others(): OtherFiles {
    const { assumed, order } = this;
    const own = this.part.number;
    const elsewhere = (name: string) => {
      const place = assumed.of(name);
      return place && place.file !== own ? place : undefined;
    };
    return {
      first: (name) => assumed.of(name)?.first,
      last: (name) => assumed.of(name)?.last,
      fileOf: (name) => elsewhere(name)?.file,
      away: (name) =>
        elsewhere(name)
          ? {
              pages: (at) =>
                order.reference({ file: at.fileOf(name) ?? own, page: at.first(name) ?? 0 }),
              room: order.referenceRoom,
            }
          : null,
    };
  }
}
