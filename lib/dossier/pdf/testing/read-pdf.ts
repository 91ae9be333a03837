import {
  getDocument,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TextItem } from 'pdfjs-dist/types/src/display/api';

/** Opens a PDF with pdf.js, strictly: what it would have to repair is an error. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const task = getDocument({
    // pdf.js takes the memory over and wants no Buffer.
    data: new Uint8Array(bytes),
    stopAtErrors: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  return task.promise;
}

/** Texts of a page in the order of its content, white space removed. */
export async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ disableNormalization: true });
  return items
    .filter((item): item is TextItem => 'str' in item)
    .map(({ str }) => str)
    .join('')
    .replace(/\s+/g, '');
}

/** Texts of all pages, white space removed. */
export async function wholeText(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes);
  let text = '';
  for (let number = 1; number <= pdf.numPages; number++) text += await pageText(pdf, number);
  return text;
}

/** A tag with what it holds: the text of marked content, or further tags. */
export interface ReadTag {
  readonly tag: string;
  readonly alt?: string;
  readonly text: string;
  readonly kids: readonly ReadTag[];
}

interface StructNode {
  readonly role?: string;
  readonly alt?: string;
  readonly id?: string;
  readonly type?: string;
  readonly children?: readonly StructNode[];
}

/** The part of the structure tree that a page shows, with the text of each tag. */
export async function pageTags(pdf: PDFDocumentProxy, number: number): Promise<ReadTag> {
  const page = await pdf.getPage(number);
  const content = await page.getTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  });
  const texts = new Map<string, string>();
  const path: (string | undefined)[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      for (const id of path) if (id) texts.set(id, (texts.get(id) ?? '') + item.str);
    } else if (item.type === 'endMarkedContent') path.pop();
    else path.push(item.id);
  }
  // The declared type lacks what leaves of the tree hold.
  const tree = (await page.getStructTree()) as unknown as StructNode | null;
  const read = (node: StructNode): ReadTag => {
    const kids = (node.children ?? []).map(read);
    const own = node.type === 'content' ? (texts.get(node.id ?? '') ?? '') : '';
    return {
      tag: node.role ?? node.type ?? '',
      ...(node.alt === undefined ? {} : { alt: node.alt }),
      text: own + kids.map(({ text }) => text).join(''),
      kids,
    };
  };
  return read(tree ?? {});
}

/** All tags of that name, in reading order. */
export function tagsNamed(root: ReadTag, tag: string): ReadTag[] {
  const own = root.tag === tag ? [root] : [];
  return [...own, ...root.kids.flatMap((kid) => tagsNamed(kid, tag))];
}

/** A text without the spaces and line ends that setting it has left or made. */
export const bare = (text: string): string => text.replace(/\s+/g, '');

/** Rows of the tables whose header begins with a cell, over all pages, cells without spaces. */
export async function rowsUnder(bytes: Uint8Array, header: string): Promise<string[][]> {
  const pdf = await openPdf(bytes);
  const rows: string[][] = [];
  let columns = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    for (const row of tagsNamed(await pageTags(pdf, number), 'TR')) {
      const cells = row.kids.map(({ text }) => bare(text));
      // Of a table that goes on from the page before, rows without text are there.
      if (cells.every((text) => text === '')) continue;
      if (row.kids.every(({ tag }) => tag === 'TH'))
        columns = cells[0] === bare(header) ? cells.length : 0;
      else if (cells.length === columns) rows.push(cells);
    }
  }
  return rows;
}
