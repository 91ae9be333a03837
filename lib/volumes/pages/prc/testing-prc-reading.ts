import {
  bare,
  openPdf,
  pageTags,
  pageText,
  type ReadTag,
} from '@/lib/dossier/pdf/testing/read-pdf';

/** A volume read back: the text of each page, its headings in order, and the rows of its tables. */
export type ReadVolume = {
  pages: string[];
  text: string;
  headings: { level: number; text: string; page: number }[];
  tables: { page: number; heads: string[]; rows: string[][] }[];
  alts: string[];
};

/** Reads the tags of every page. Rows that go on over a page stand with the table they began in. */
export async function readVolume(bytes: Uint8Array): Promise<ReadVolume> {
  const pdf = await openPdf(bytes);
  const read: ReadVolume = { pages: [], text: '', headings: [], tables: [], alts: [] };
  for (let page = 1; page <= pdf.numPages; page++) {
    read.pages.push(await pageText(pdf, page));
    const root = await pageTags(pdf, page);
    visit(root, read, page);
  }
  read.text = read.pages.join('');
  return read;
}

function visit(tag: ReadTag, read: ReadVolume, page: number): void {
  const level = /^H([1-6])$/.exec(tag.tag)?.[1];
  const text = bare(tag.text);
  if (level && text) read.headings.push({ level: Number(level), text, page });
  if (tag.tag === 'Figure') read.alts.push(tag.alt ?? '');
  if (tag.tag === 'TR') {
    const cells = tag.kids.map((kid) => bare(kid.text));
    const isHead = tag.kids.every((kid) => kid.tag === 'TH');
    // What a page does not show of a table that goes on has no text there.
    if (cells.some((cell) => cell !== '')) {
      if (isHead) read.tables.push({ page, heads: cells, rows: [] });
      else read.tables.at(-1)?.rows.push(cells);
    }
  }
  for (const kid of tag.kids) visit(kid, read, page);
}

/** The first table with these headings; its rows over all pages. */
export function tableWith({ tables }: ReadVolume, ...heads: string[]): string[][] {
  const found = tables.find((one) => one.heads.join('|') === heads.map(bare).join('|'));
  if (!found) {
    const known = tables.map((one) => one.heads.join('|')).join('\n');
    throw new Error(`no table ${heads.join('|')} among\n${known}`);
  }
  return found.rows;
}
