import { PDFHexString, PDFRef } from 'pdf-lib';
import type { PdfFile } from './pdf-file';

/** Standard structure types in use (ISO 32000-1, 14.8.4). */
export type Tag =
  | 'Document'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Caption'
  | 'Span'
  | 'Link';

/** Marked content on a page, or an annotation of it. */
type Leaf =
  | { readonly page: PDFRef; readonly content: number }
  | { readonly page: PDFRef; readonly object: PDFRef };

/** Attributes that only some elements have. */
export interface ElementDetails {
  /** Replacement text of a figure. */
  readonly alt?: string;
  /** Standard attribute dictionaries in PDF syntax, without the outer `<<` `>>`. */
  readonly attributes?: string;
}

/** UTF-16 hexadecimal string in PDF syntax. */
export function pdfText(text: string): string {
  return PDFHexString.fromText(text).toString();
}

/** An element of the structure tree. Kids are kept in reading order, until the element is written. */
export class StructureElement {
  private kids: (StructureElement | Leaf)[] = [];
  private attached = false;
  private written = false;
  private bounds: string | undefined;
  private language: string | undefined;
  /** Number of the last page that shows something of it, from 1; 0 where nothing was shown yet. */
  private shownTo = 0;

  constructor(
    readonly tag: Tag,
    readonly parent: StructureElement | null,
    /** Number of its object. */
    readonly number: number,
    private readonly details: ElementDetails = {},
  ) {}

  /** Enters the element, and its parents before it, at the end of the kids; later calls do nothing. */
  attach(): void {
    if (this.attached) return;
    this.attached = true;
    this.parent?.attach();
    this.parent?.add(this);
  }

  /** Adds marked content, or an annotation, of the page with that number. */
  addLeaf(leaf: Leaf, pageNumber: number): void {
    this.add(leaf);
    for (let one: StructureElement | null = this; one && one.shownTo < pageNumber; one = one.parent)
      one.shownTo = pageNumber;
  }

  private add(kid: StructureElement | Leaf): void {
    if (this.written) throw new RangeError(`${this.tag} grows after it was written`);
    this.kids.push(kid);
  }

  /** Whether something of it was shown, and nothing on any page after that number. */
  isShownBy(pageNumber: number): boolean {
    return this.attached && this.shownTo > 0 && this.shownTo <= pageNumber;
  }

  /** BCP 47 tag of everything in the element. */
  setLanguage(language: string): void {
    this.language = language;
  }

  /** Where the figure stands on its page, in points from the lower left corner. */
  setBounds(left: number, bottom: number, right: number, top: number): void {
    this.bounds = [left, bottom, right, top].map((v) => v.toFixed(2)).join(' ');
  }

  /** The element's dictionary in PDF syntax; it may not grow any more. */
  finish(parent: number): string {
    const syntax = this.attached ? this.syntax(parent) : 'null';
    this.written = true;
    this.kids = [];
    return syntax;
  }

  private syntax(parent: number): string {
    const { alt, attributes } = this.details;
    const [only] = this.kids;
    let out = `<</S/${this.tag}/P ${parent} 0 R`;
    // The page of the first leaf serves as default for all of them.
    const page = this.kids.find((kid): kid is Leaf => 'page' in kid)?.page;
    if (page) out += `/Pg ${page}`;
    if (this.kids.length === 1 && only) out += `/K ${kidSyntax(only, page)}`;
    else if (this.kids.length > 1)
      out += `/K[${this.kids.map((kid) => kidSyntax(kid, page)).join(' ')}]`;
    if (this.language) out += `/Lang(${this.language})`;
    if (alt !== undefined) out += `/Alt ${pdfText(alt)}`;
    if (this.bounds) out += `/A<</O/Layout/Placement/Block/BBox[${this.bounds}]>>`;
    else if (attributes) out += `/A<<${attributes}>>`;
    return `${out}>>`;
  }
}

function kidSyntax(kid: StructureElement | Leaf, page: PDFRef | undefined): string {
  if (kid instanceof StructureElement) return `${kid.number} 0 R`;
  const at = kid.page === page ? '' : `/Pg ${kid.page}`;
  if ('object' in kid) return `<</Type/OBJR${at}/Obj ${kid.object}>>`;
  return at ? `<</Type/MCR${at}/MCID ${kid.content}>>` : String(kid.content);
}

/** Pages that must show nothing more of an element before it counts as finished. */
const PATIENCE = 2;

/**
 * The structure tree of one file and the way back from content to elements (the parent tree). Elements are
 * written as the pages go on, since reading order is page order: what a whole page shows nothing of is over.
 */
export class StructureTree {
  readonly rootRef: PDFRef;
  readonly document: StructureElement;
  /** Elements that are not written yet. */
  private growing: StructureElement[] = [];
  /** For each key the elements of a page's marked contents, or the element of an annotation. */
  private readonly parents: number[] = [];

  constructor(private readonly file: PdfFile) {
    this.rootRef = file.nextRef();
    this.document = this.element('Document', null);
    this.document.attach();
  }

  /** A new element. It enters the tree when `attach` is called or something is drawn for it. */
  element(tag: Tag, parent: StructureElement | null, details?: ElementDetails): StructureElement {
    const element = new StructureElement(tag, parent, this.file.nextNumber(), details);
    this.growing.push(element);
    return element;
  }

  /** The next key of the parent tree, for an annotation of the element. */
  annotationKey(owner: StructureElement): number {
    this.parents.push(owner.number);
    return this.parents.length - 1;
  }

  /** The next key of the parent tree, for a page whose marked contents belong to these, in order. */
  pageKey(owners: readonly StructureElement[]): number {
    const list = this.file.nextNumber();
    this.file.pack(list, `[${owners.map(({ number }) => `${number} 0 R`).join(' ')}]`);
    this.parents.push(list);
    return this.parents.length - 1;
  }

  /** Writes what is over now that the page with that number is full. */
  pageLeft(pageNumber: number): void {
    const still: StructureElement[] = [];
    for (const element of this.growing) {
      if (element.isShownBy(pageNumber - PATIENCE)) this.writeElement(element);
      else still.push(element);
    }
    this.growing = still;
  }

  private writeElement(element: StructureElement): void {
    const parent = element.parent?.number ?? this.rootRef.objectNumber;
    this.file.pack(element.number, element.finish(parent));
  }

  /** Writes what is left of the tree. */
  write(): void {
    for (const element of this.growing) this.writeElement(element);
    this.growing = [];
    const { context } = this.file;
    const limits: PDFRef[] = [];
    for (let start = 0; start < this.parents.length; start += 200) {
      const part = this.parents.slice(start, start + 200);
      const nums = part.map((number, i) => `${start + i} ${number} 0 R`);
      const ref = this.file.nextRef();
      const end = start + part.length - 1;
      this.file.pack(ref, `<</Limits[${start} ${end}]/Nums[${nums.join(' ')}]>>`);
      limits.push(ref);
    }
    this.file.write(
      context.obj({
        Type: 'StructTreeRoot',
        K: [PDFRef.of(this.document.number)],
        ParentTree: this.file.write(context.obj({ Kids: limits })),
        ParentTreeNextKey: this.parents.length,
      }),
      this.rootRef,
    );
  }
}
