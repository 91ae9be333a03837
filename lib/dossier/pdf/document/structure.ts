import { PDFHexString, type PDFRef } from 'pdf-lib';
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

/** An element of the structure tree. Kids are kept in reading order. */
export class StructureElement {
  readonly kids: (StructureElement | Leaf)[] = [];
  private attached = false;
  private bounds: string | undefined;
  private language: string | undefined;

  constructor(
    readonly tag: Tag,
    readonly parent: StructureElement | null,
    readonly ref: PDFRef,
    private readonly details: ElementDetails = {},
  ) {}

  /** Enters the element, and its parents before it, at the end of the kids; later calls do nothing. */
  attach(): void {
    if (this.attached) return;
    this.attached = true;
    this.parent?.attach();
    this.parent?.kids.push(this);
  }

  /** False for elements that nothing was drawn for. */
  get isAttached(): boolean {
    return this.attached;
  }

  /** BCP 47 tag of everything in the element. */
  setLanguage(language: string): void {
    this.language = language;
  }

  /** Where the figure stands on its page, in points from the lower left corner. */
  setBounds(left: number, bottom: number, right: number, top: number): void {
    this.bounds = [left, bottom, right, top].map((v) => v.toFixed(2)).join(' ');
  }

  /** The element's dictionary in PDF syntax. */
  syntax(parent: PDFRef): string {
    const { alt, attributes } = this.details;
    const [only] = this.kids;
    let out = `<</S/${this.tag}/P ${parent}`;
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
  if (kid instanceof StructureElement) return kid.ref.toString();
  const at = kid.page === page ? '' : `/Pg ${kid.page}`;
  if ('object' in kid) return `<</Type/OBJR${at}/Obj ${kid.object}>>`;
  return at ? `<</Type/MCR${at}/MCID ${kid.content}>>` : String(kid.content);
}

/** The structure tree of one document and the way back from content to elements (the parent tree). */
export class StructureTree {
  readonly rootRef: PDFRef;
  readonly document: StructureElement;
  private readonly elements: StructureElement[] = [];
  /** For each key either the elements of a page's marked contents or the element of an annotation. */
  private readonly parents: (readonly StructureElement[] | StructureElement)[] = [];

  constructor(private readonly file: PdfFile) {
    this.rootRef = file.nextRef();
    this.document = this.element('Document', null);
    this.document.attach();
  }

  /** A new element. It enters the tree when `attach` is called or something is drawn for it. */
  element(tag: Tag, parent: StructureElement | null, details?: ElementDetails): StructureElement {
    const element = new StructureElement(tag, parent, this.file.nextRef(), details);
    this.elements.push(element);
    return element;
  }

  /** Reserves the next key of the parent tree for a page, whose list may still grow, or an annotation. */
  parentKey(owner: readonly StructureElement[] | StructureElement): number {
    this.parents.push(owner);
    return this.parents.length - 1;
  }

  /** Writes the whole tree. */
  write(): void {
    for (const element of this.elements)
      this.file.pack(
        element.ref,
        element.isAttached ? element.syntax(element.parent?.ref ?? this.rootRef) : 'null',
      );
    const { context } = this.file;
    const limits: PDFRef[] = [];
    for (let start = 0; start < this.parents.length; start += 200) {
      const part = this.parents.slice(start, start + 200);
      const nums = part.map((owner, i) => {
        const value =
          owner instanceof StructureElement
            ? owner.ref.toString()
            : `[${owner.map(({ ref }) => ref.toString()).join(' ')}]`;
        return `${start + i} ${value}`;
      });
      const ref = this.file.nextRef();
      const end = start + part.length - 1;
      this.file.pack(ref, `<</Limits[${start} ${end}]/Nums[${nums.join(' ')}]>>`);
      limits.push(ref);
    }
    this.file.write(
      context.obj({
        Type: 'StructTreeRoot',
        K: [this.document.ref],
        ParentTree: this.file.write(context.obj({ Kids: limits })),
        ParentTreeNextKey: this.parents.length,
      }),
      this.rootRef,
    );
  }
}
