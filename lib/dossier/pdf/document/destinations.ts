import type { PDFRef } from 'pdf-lib';
import type { PageCanvas } from './page-canvas';
import type { PdfFile } from './pdf-file';
import { pdfText } from './structure';

interface Bookmark {
  readonly title: string;
  readonly level: number;
  readonly destination: string;
}

interface Place {
  readonly page: PDFRef;
  readonly number: number;
  /** Points from the lower edge. */
  readonly y: number;
}

interface Node {
  readonly bookmark: Bookmark;
  readonly ref: PDFRef;
  readonly kids: Node[];
}

/** Named places of a document and the outline that leads to them. */
export class Destinations {
  private readonly places = new Map<string, Place>();
  private readonly ends = new Map<string, number>();
  private readonly bookmarks: Bookmark[] = [];
  private readonly wanted = new Set<string>();
  private unnamed = 0;

  /** `firstNumber` is the number printed on the first page. */
  constructor(private readonly firstNumber: number) {}

  /** A name for a heading that nobody refers to but the outline. */
  newName(): string {
    this.unnamed++;
    return `~${String(this.unnamed).padStart(6, '0')}`;
  }

  /** Sets a destination `above` points over `y` on the page. Throws where the name is taken. */
  set(name: string, canvas: PageCanvas, y: number): void {
    if (this.places.has(name)) throw new RangeError(`destination ${name} is set twice`);
    const top = Math.min(canvas.height, canvas.height - y + 12);
    this.places.set(name, { page: canvas.ref, number: canvas.number, y: top });
  }

  /** Records the page, counted from 1 in this document, on which the destination's content ends. */
  setEnd(name: string, page: number): void {
    this.ends.set(name, page);
  }

  addBookmark(bookmark: Bookmark): void {
    this.bookmarks.push(bookmark);
  }

  /** Notes a reference that must find its destination when the document ends. */
  want(name: string): void {
    this.wanted.add(name);
  }

  first(name: string): number | undefined {
    const place = this.places.get(name);
    return place && place.number + this.firstNumber - 1;
  }

  last(name: string): number | undefined {
    const end = this.ends.get(name);
    return end === undefined ? this.first(name) : end + this.firstNumber - 1;
  }

  /** All destinations with the first and last of their pages, as printed. */
  *all(): Generator<{ name: string; first: number; last: number }> {
    for (const name of this.places.keys()) {
      const first = this.first(name) ?? 0;
      yield { name, first, last: this.last(name) ?? first };
    }
  }

  /** Whether the destination is set. */
  has(name: string): boolean {
    return this.places.has(name);
  }

  /** Destinations that are linked to and are not set, in the order of the first link. */
  lost(): string[] {
    return [...this.wanted].filter((name) => !this.places.has(name));
  }

  /** Throws a RangeError naming destinations that are linked to and were never set. */
  check(): void {
    const lost = this.lost();
    if (lost.length > 0) throw new RangeError(`links without destination: ${lost.join(', ')}`);
  }

  /** Writes the name tree of destinations. Keys are sorted by their bytes in the file. */
  writeNames(file: PdfFile): PDFRef {
    const entries = [...this.places]
      .map(
        ([name, { page, y }]) => [pdfText(name), `[${page}/XYZ 0 ${y.toFixed(2)} null]`] as const,
      )
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const kids: PDFRef[] = [];
    for (let start = 0; start < entries.length; start += 100) {
      const part = entries.slice(start, start + 100);
      const limits = `${part[0]?.[0]} ${part.at(-1)?.[0]}`;
      const ref = file.nextRef();
      file.pack(ref, `<</Limits[${limits}]/Names[${part.flat().join(' ')}]>>`);
      kids.push(ref);
    }
    return file.write(file.context.obj({ Kids: kids }));
  }

  /** Writes the outline, or returns null where there are no bookmarks. */
  writeOutline(file: PdfFile): PDFRef | null {
    if (this.bookmarks.length === 0) return null;
    const root: Node[] = [];
    const path: Node[] = [];
    for (const bookmark of this.bookmarks) {
      while ((path.at(-1)?.bookmark.level ?? 0) >= bookmark.level) path.pop();
      const node = { bookmark, ref: file.nextRef(), kids: [] };
      (path.at(-1)?.kids ?? root).push(node);
      path.push(node);
    }
    const ref = file.nextRef();
    writeNodes(file, root, ref);
    const ends = `/First ${root[0]?.ref}/Last ${root.at(-1)?.ref}`;
    file.pack(ref, `<</Type/Outlines${ends}/Count ${root.length}>>`);
    return ref;
  }
}

function writeNodes(file: PdfFile, nodes: readonly Node[], parent: PDFRef): void {
  for (const [i, { bookmark, ref, kids }] of nodes.entries()) {
    const [before, after] = [nodes[i - 1], nodes[i + 1]];
    let syntax = `<</Title ${pdfText(bookmark.title)}/Parent ${parent}`;
    syntax += `/Dest ${pdfText(bookmark.destination)}`;
    if (before) syntax += `/Prev ${before.ref}`;
    if (after) syntax += `/Next ${after.ref}`;
    // A negative count keeps the branch closed until the reader opens it.
    if (kids.length > 0)
      syntax += `/First ${kids[0]?.ref}/Last ${kids.at(-1)?.ref}/Count ${-kids.length}`;
    file.pack(ref, `${syntax}>>`);
    writeNodes(file, kids, ref);
  }
}
