import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawFile } from '@/lib/previews/raster';
import { inspectPdf } from '../pdf/foreign/inspect-pdf';
import type { Picture } from '../pdf/images/picture';
import { rasterPicture } from '../pdf/images/raster-picture';

/** Pages of a PDF as pictures, or the reason why none are shown: a key of `paper.notShown`. */
export type PdfShown =
  | {
      kind: 'pages';
      pages: readonly Picture[];
      /** How many the file has. */
      all: number;
      /** What drew them, with its version. */
      tool: string;
      labelled: boolean;
    }
  | { kind: 'none'; reason: string };

/** Where pages are drawn, and what becomes of each, from 1. */
export type PagesControl = {
  /** Holds samples for as long as it takes. */
  folder: string;
  keep(picture: Picture, page: number): Promise<Picture>;
  signal: AbortSignal;
};

/** Pages of one exhibit that are drawn; the rest is in the bundle. */
const MOST_PAGES = 50;

const REFUSED: Readonly<Record<string, string>> = {
  encrypted: 'pdf_encrypted',
  truncated: 'pdf_truncated',
  damaged: 'pdf_damaged',
  'not-pdf': 'pdf_damaged',
  'too-large': 'too_large',
  fonts_missing: 'pdf_fonts',
  time_limit: 'pdf_limits',
  memory_limit: 'pdf_limits',
  too_many_pixels: 'pdf_limits',
  too_large: 'too_large',
};

/**
 * Draws the pages of a PDF exhibit as pictures: a foreign page set into ours would bring its fonts, scripts
 * and faults along. A locked or damaged file is not drawn, for what comes of it would not be the exhibit.
 * Whatever the file does is an answer with a reason. Rejects where `signal` aborts.
 */
export async function pdfShown(
  bytes: Uint8Array,
  { folder: place, keep, signal }: PagesControl,
): Promise<PdfShown> {
  const found = await inspectPdf(bytes);
  if (!found.ok) return { kind: 'none', reason: REFUSED[found.reason] ?? 'pdf' };
  const folder = await mkdtemp(path.join(place, 'drawing-'));
  try {
    const file = path.join(folder, 'original');
    await writeFile(file, bytes);
    const pages: Picture[] = [];
    const take = async (raster: Parameters<typeof rasterPicture>[0]) => {
      pages.push(await keep(await rasterPicture(raster), pages.length + 1));
    };
    const options = { signal, lastPage: MOST_PAGES };
    const drawn = await drawFile(file, 'application/pdf', folder, take, options);
    if (!drawn.ok) return { kind: 'none', reason: REFUSED[drawn.reason] ?? 'pdf_damaged' };
    // Two readers that disagree on how many pages there are do not read the same file.
    if (drawn.pages !== found.pages.length) return { kind: 'none', reason: 'pdf_damaged' };
    const { pages: all, tool, label } = drawn;
    return { kind: 'pages', pages, all, tool, labelled: label.generated };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
