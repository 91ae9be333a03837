import { FileSink } from '../document/byte-sink';
import { PdfBody } from '../document/pdf-body';
import { PdfDocument } from '../document/pdf-document';
import type { FilesOrder } from './files-order';

/** What a paper begins with, and where it is left. */
export interface FirstPages extends Pick<FilesOrder, 'pdf' | 'compose' | 'furnishing'> {
  /** Path of the file written. */
  readonly file: string;
  /** Pages after which setting is broken off. */
  readonly most: number;
  /** Aborted when setting has taken long enough: what stands by then is what there is. */
  readonly enough: AbortSignal;
}

/**
 * Sets the first pages of a paper and no more of it, in one file without numbers of pages: what comes after
 * is not known. A file to look at, which is neither whole nor valid as an archive. Answers with the number
 * of pages; none where not one was begun in time.
 */
export async function setFirstPages(order: FirstPages): Promise<number> {
  const { most, enough } = order;
  let isEnough = false;
  const beforePage = (full: number) => {
    order.pdf.beforePage?.(full);
    isEnough = full >= most || (full > 0 && enough.aborted);
    if (isEnough) throw new RangeError('enough pages are set');
  };
  const pdf = { ...order.pdf, unnumbered: true, beforePage };
  const sink = new FileSink(order.file, Number.POSITIVE_INFINITY);
  try {
    const body = new PdfBody(pdf, sink, 1, null);
    const chain = { first: body, part: null, next: () => null, open: () => undefined };
    try {
      const paper = PdfDocument.inFiles(pdf, chain);
      await order.compose(paper);
      paper.close();
      body.flow.settle();
    } catch (error) {
      if (!isEnough && !enough.aborted) throw error;
    }
    const pages = body.store.count;
    if (pages > 0) body.breakOff(order.furnishing({ number: 1, of: 1 }));
    return pages;
  } finally {
    sink.close();
  }
}
