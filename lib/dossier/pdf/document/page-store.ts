import type { PDFRef } from 'pdf-lib';
import type { Column, PageSource } from '../flow/page-flow';
import { INK } from '../ink';
import { PageCanvas, type PageLink } from './page-canvas';
import type { PdfFile } from './pdf-file';
import { pdfText, type StructureElement, type StructureTree } from './structure';

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

interface PageRecord {
  readonly ref: PDFRef;
  readonly kind: PageKind;
  readonly owners: readonly StructureElement[];
  readonly links: PageLink[];
  readonly images: Map<string, PDFRef>;
  canvas: PageCanvas | undefined;
  content: PDFRef | undefined;
}

/** The pages of one document. A page's content is written, and forgotten, as soon as it is settled. */
export class PageStore implements PageSource {
  kind: PageKind = 'body';
  readonly size: { width: number; height: number };
  private readonly records: PageRecord[] = [];
  private readonly treeRef: PDFRef;
  private readonly groups: PDFRef[] = [];

  constructor(
    private readonly file: PdfFile,
    format: PageFormat,
  ) {
    this.size = FORMATS[format];
    this.treeRef = file.nextRef();
  }

  get count(): number {
    return this.records.length;
  }

  /** Width of the text column in points. */
  get columnWidth(): number {
    return this.size.width - 2 * SIDE;
  }

  next(): { canvas: PageCanvas; column: Column } {
    const before = this.records.at(-1);
    if (before?.canvas?.settled) this.settle(before);
    const { width, height } = this.size;
    const canvas = new PageCanvas(this.file.nextRef(), this.records.length + 1, width, height);
    const { ref, owners, links, images } = canvas;
    const { kind } = this;
    this.records.push({ ref, kind, owners, links, images, canvas, content: undefined });
    if (kind === 'cover') canvas.box(0, 0, width, BAND, INK.navy);
    const top = kind === 'cover' ? COVER_TOP : kind === 'apart' ? APART_TOP : TOP;
    return {
      canvas,
      column: { left: SIDE, top, width: this.columnWidth, bottom: height - BOTTOM },
    };
  }

  private settle(record: PageRecord): void {
    if (!record.canvas) return;
    const content = Buffer.from(record.canvas.content(), 'latin1');
    record.content = this.file.writeStream({}, content);
    record.canvas = undefined;
  }

  /**
   * Writes what is left of every page and the page tree. `furnish` draws header and footer, as a second
   * content stream, on a canvas of the page's size; `number` is the number printed on the first page.
   */
  write(
    structure: StructureTree,
    fonts: PDFRef,
    numbering: { readonly first: number; readonly total: number },
    furnish: (canvas: PageCanvas, facts: PageFacts) => void,
  ): PDFRef {
    for (const [i, record] of this.records.entries()) {
      this.settle(record);
      const canvas = new PageCanvas(record.ref, i + 1, this.size.width, this.size.height);
      furnish(canvas, { number: numbering.first + i, pages: numbering.total, kind: record.kind });
      const furniture = this.file.writeStream({}, Buffer.from(canvas.content(), 'latin1'));
      this.writePage(record, i, structure, fonts, furniture);
    }
    this.writeTree();
    return this.treeRef;
  }

  private writePage(
    record: PageRecord,
    index: number,
    structure: StructureTree,
    fonts: PDFRef,
    furniture: PDFRef,
  ): void {
    const { context } = this.file;
    const { ref, owners, images, content } = record;
    const annots = record.links.map((link) => this.writeLink(link, ref, structure));
    this.file.write(
      context.obj({
        Type: 'Page',
        Parent: this.groupRef(Math.floor(index / GROUP)),
        MediaBox: [0, 0, this.size.width, this.size.height],
        Resources: {
          Font: fonts,
          ...(images.size > 0 ? { XObject: Object.fromEntries(images) } : {}),
        },
        Contents: content ? [content, furniture] : [furniture],
        StructParents: structure.parentKey(owners),
        Tabs: 'S',
        ...(annots.length > 0 ? { Annots: annots } : {}),
      }),
      ref,
    );
  }

  private writeLink(link: PageLink, page: PDFRef, structure: StructureTree): PDFRef {
    const ref = this.file.nextRef();
    const rect = link.rect.map((v) => v.toFixed(2)).join(' ');
    let syntax = `<</Type/Annot/Subtype/Link/Rect[${rect}]/Border[0 0 0]/F 4/P ${page}`;
    syntax += `/Dest ${pdfText(link.destination)}/Contents ${pdfText(link.text)}`;
    if (link.element) {
      link.element.kids.push({ page, object: ref });
      syntax += `/StructParent ${structure.parentKey(link.element)}`;
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
