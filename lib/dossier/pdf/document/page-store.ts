import type { PDFRef } from 'pdf-lib';
import type { Column, PageSource } from '../flow/page-flow';
import { INK } from '../ink';
import { PageCanvas, type PageLink } from './page-canvas';
import type { PdfFile } from './pdf-file';
import { pdfText, type StructureTree } from './structure';

export type PageFormat = 'A4' | 'Letter';

/**
 * `cover` has a band along the top and no running header; `apart` has room for a banner below the
 * header, on pages that must not be taken for the rest.
 */
export type PageKind = 'cover' | 'body' | 'apart';

export interface PageFacts {
  /** Number printed on the page: continuous over all volumes. */
  readonly number: number;
  /** Pages of all volumes. */
  readonly pages: number;
  readonly kind: PageKind;
}

/** Points. */
export const FORMATS: Record<PageFormat, { width: number; height: number }> = {
  A4: { width: 595.28, height: 841.89 },
  Letter: { width: 612, height: 792 },
};

const SIDE = 56;
const TOP = 62;
const COVER_TOP = 48;
const APART_TOP = 90;
const BOTTOM = 66;
const BAND = 8;
/** Pages in one node of the page tree, so that a reader finds any page quickly. */
const GROUP = 100;

/** What is kept of a page that is full. */
interface PageRecord {
  readonly ref: PDFRef;
  readonly kind: PageKind;
  /** Header and footer, written when the number of pages is known. */
  readonly furniture: PDFRef;
  /** The content, where it waits for page numbers. */
  readonly waiting: { readonly canvas: PageCanvas; readonly ref: PDFRef } | null;
}

/** The pages of one file. A page is written, and forgotten, as soon as the next one begins. */
export class PageStore implements PageSource {
  kind: PageKind = 'body';
  readonly size: { width: number; height: number };
  private readonly records: PageRecord[] = [];
  private current: { canvas: PageCanvas; kind: PageKind } | null = null;
  private readonly treeRef: PDFRef;
  private readonly groups: PDFRef[] = [];

  constructor(
    private readonly file: PdfFile,
    format: PageFormat,
    private readonly structure: StructureTree,
    /** Resource dictionary of all fonts. */
    private readonly fonts: PDFRef,
    private readonly beforePage: ((full: number) => void) | undefined,
  ) {
    this.size = FORMATS[format];
    this.treeRef = file.nextRef();
  }

  get count(): number {
    return this.records.length + (this.current ? 1 : 0);
  }

  /** Width of the text column in points. */
  get columnWidth(): number {
    return this.size.width - 2 * SIDE;
  }

  next(): { canvas: PageCanvas; column: Column } {
    this.endPage();
    this.beforePage?.(this.count);
    const { width, height } = this.size;
    const canvas = new PageCanvas(this.file.nextRef(), this.count + 1, width, height);
    const { kind } = this;
    this.current = { canvas, kind };
    if (kind === 'cover') canvas.box(0, 0, width, BAND, INK.navy);
    const top = kind === 'cover' ? COVER_TOP : kind === 'apart' ? APART_TOP : TOP;
    return {
      canvas,
      column: { left: SIDE, top, width: this.columnWidth, bottom: height - BOTTOM },
    };
  }

  /** Writes the page in progress, but for header, footer, and content that waits for page numbers. */
  endPage(): void {
    if (!this.current) return;
    const { canvas, kind } = this.current;
    this.current = null;
    const { file } = this;
    canvas.close();
    const content = canvas.settled
      ? file.writeStream({}, Buffer.from(canvas.content(), 'latin1'))
      : file.nextRef();
    const furniture = file.nextRef();
    this.writePage(canvas, [content, furniture]);
    const waiting = canvas.settled ? null : { canvas, ref: content };
    canvas.seal();
    this.records.push({ ref: canvas.ref, kind, furniture, waiting });
    this.structure.pageLeft(this.records.length);
  }

  /**
   * Writes what is left of every page and the page tree. `furnish` draws header and footer, as a second
   * content stream, on a canvas of the page's size; `number` is the number printed on the first page.
   */
  write(
    numbering: { readonly first: number; readonly total: number },
    furnish: (canvas: PageCanvas, facts: PageFacts) => void,
  ): PDFRef {
    this.endPage();
    for (const [i, { ref, kind, furniture, waiting }] of this.records.entries()) {
      if (waiting) {
        const content = Buffer.from(waiting.canvas.content(), 'latin1');
        this.file.writeStream({}, content, waiting.ref);
      }
      const canvas = new PageCanvas(ref, i + 1, this.size.width, this.size.height);
      furnish(canvas, { number: numbering.first + i, pages: numbering.total, kind });
      this.file.writeStream({}, Buffer.from(canvas.content(), 'latin1'), furniture);
    }
    this.writeTree();
    return this.treeRef;
  }

  private writePage(canvas: PageCanvas, contents: PDFRef[]): void {
    const { structure } = this;
    const { ref, number, owners, links, images } = canvas;
    const annots = links.map((link) => this.writeLink(link, ref, number));
    this.file.write(
      this.file.context.obj({
        Type: 'Page',
        Parent: this.groupRef(Math.floor((number - 1) / GROUP)),
        MediaBox: [0, 0, this.size.width, this.size.height],
        Resources: {
          Font: this.fonts,
          ...(images.size > 0 ? { XObject: Object.fromEntries(images) } : {}),
        },
        Contents: contents,
        StructParents: structure.pageKey(owners),
        Tabs: 'S',
        ...(annots.length > 0 ? { Annots: annots } : {}),
      }),
      ref,
    );
  }

  private writeLink(link: PageLink, page: PDFRef, number: number): PDFRef {
    const ref = this.file.nextRef();
    const rect = link.rect.map((v) => v.toFixed(2)).join(' ');
    let syntax = `<</Type/Annot/Subtype/Link/Rect[${rect}]/Border[0 0 0]/F 4/P ${page}`;
    syntax += `/Dest ${pdfText(link.destination)}/Contents ${pdfText(link.text)}`;
    if (link.element) {
      link.element.addLeaf({ page, object: ref }, number);
      syntax += `/StructParent ${this.structure.annotationKey(link.element)}`;
    }
    this.file.pack(ref, `${syntax}>>`);
    return ref;
  }

  private groupRef(group: number): PDFRef {
    const ref = this.groups[group] ?? this.file.nextRef();
    this.groups[group] = ref;
    return ref;
  }

  private writeTree(): void {
    const { context } = this.file;
    for (const [group, ref] of this.groups.entries()) {
      const kids = this.records
        .slice(GROUP * group, GROUP * (group + 1))
        .map((record) => record.ref);
      const dict = { Type: 'Pages', Parent: this.treeRef, Kids: kids, Count: kids.length };
      this.file.write(context.obj(dict), ref);
    }
    const dict = { Type: 'Pages', Kids: this.groups, Count: this.records.length };
    this.file.write(context.obj(dict), this.treeRef);
  }
}
