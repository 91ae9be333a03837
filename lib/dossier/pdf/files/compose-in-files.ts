import { rmSync } from 'node:fs';
import path from 'node:path';
import { FileSink } from '../document/byte-sink';
import { PdfDocument } from '../document/pdf-document';
import type { FilesOrder } from './files-order';
import { FilledFiles, type MadePdf } from './filled-files';
import { MeasuredFile } from './measured-file';
import type { PaperPlaces } from './paper-places';
import { planFiles } from './plan-files';

export interface PaperInFiles {
  readonly files: readonly MadePdf[];
  readonly pages: number;
  /** Characters that no font could draw, in all files together. */
  readonly missing: readonly { readonly codePoint: number; readonly count: number }[];
  /** File, from 1, and pages as printed. */
  placeOf(destination: string): { file: number; first: number; last: number } | undefined;
}

/** Room kept for what is not measured: opening page, catalog, cross-reference rows. */
const UNMEASURED = 48 * 1024;
const MOST_PASSES = 8;

/**
 * Composes a paper into files under a limit. It is composed once to measure it; where it is too large, again
 * with the files known, until every page number printed is that of the page it names. Equal calls give
 * equal files. A file may still be over the limit where one exhibit alone is.
 */
export async function composeInFiles(order: FilesOrder): Promise<PaperInFiles> {
  const limit = order.limitBytes ?? Number.POSITIVE_INFINITY;
  order.onPass?.(1);
  const whole = await measure(order, limit);
  if (whole.made.bytes <= limit || whole.segments.length === 1) {
    if (whole.made.bytes > limit) return composeWhole(order);
    return paperOf([whole.made], whole.places, whole.missing);
  }
  let spare = 0;
  let cuts = planFiles(whole.segments, { ...whole.room, limit });
  let assumed = whole.guess(cuts);
  let written: readonly MadePdf[] = [];
  for (let pass = 2; pass <= MOST_PASSES; pass++) {
    order.onPass?.(pass);
    const filled = await fill(order, new Set(cuts), assumed);
    for (const { path: old } of written)
      if (filled.files.every((one) => one.path !== old)) rmSync(old, { force: true });
    written = filled.files;
    const over = filled.overBy(limit);
    if (over > 0) {
      spare += over + UNMEASURED / 4;
      const fixed = whole.room.fixed + spare;
      cuts = planFiles(whole.segments, { ...whole.room, fixed, limit });
      assumed = whole.guess(cuts);
    } else if (filled.places.agreesWith(assumed)) {
      return paperOf(filled.files, filled.places, filled.missing);
    } else assumed = filled.places;
  }
  throw new RangeError('page numbers of the files do not settle');
}

async function measure(order: FilesOrder, limit: number) {
  const part = { number: 1, of: 1 };
  const file = path.join(order.folder, order.fileName(part));
  const sink = new FileSink(file, limit);
  try {
    const chain = new MeasuredFile(order.pdf, sink, order.signal);
    const paper = PdfDocument.inFiles(order.pdf, chain);
    await order.compose(paper);
    paper.close();
    const measured = chain.end(order.furnishing(part), file, UNMEASURED);
    sink.close();
    if (measured.made.bytes > limit) rmSync(file, { force: true });
    return measured;
  } finally {
    sink.close();
  }
}

/** One file above the limit, where nothing can be divided. */
async function composeWhole(order: FilesOrder): Promise<PaperInFiles> {
  order.onPass?.(2);
  const { made, places, missing } = await measure(order, Number.POSITIVE_INFINITY);
  return paperOf([made], places, missing);
}

async function fill(
  order: FilesOrder,
  cuts: ReadonlySet<number>,
  assumed: PaperPlaces,
): Promise<FilledFiles> {
  const chain = new FilledFiles(order, cuts, assumed);
  try {
    const paper = PdfDocument.inFiles(order.pdf, chain);
    await order.compose(paper);
    paper.close();
    chain.endLast();
    return chain;
  } finally {
    chain.close();
  }
}

function paperOf(
  files: readonly MadePdf[],
  places: PaperPlaces,
  missing: PaperInFiles['missing'],
): PaperInFiles {
  return {
    files,
    pages: files.reduce((sum, { pages }) => sum + pages, 0),
    missing,
    placeOf: (destination) => places.of(destination),
  };
}
