import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject } from 'pdf-lib';
import { isPdfEnd, PDF_END } from './pdf-end';

/** Why a PDF cannot be shown page by page. */
export type PdfRefusal = 'not-pdf' | 'encrypted' | 'truncated' | 'damaged' | 'too-large';

export interface PdfPageFacts {
  /** Points as a reader shows the page: of the crop box, after turning. */
  readonly width: number;
  readonly height: number;
}

export type PdfInspection =
  | { readonly ok: true; readonly pages: readonly PdfPageFacts[] }
  | { readonly ok: false; readonly reason: PdfRefusal };

export interface PdfLimits {
  readonly mostBytes?: number;
  readonly mostPages?: number;
}

/** Bytes at the beginning in which a PDF says that it is one. */
const HEAD = 1024;
const MOST_DEPTH = 64;

/**
 * Looks into a PDF from outside before anything is done with it. Encryption is asked for first, since
 * libraries will merge a locked file into empty pages without a word; a file whose end is missing is refused
 * rather than recovered, and the pages found must be as many as the file says it has.
 */
export async function inspectPdf(
  bytes: Uint8Array,
  { mostBytes = 256 * 1024 * 1024, mostPages = 10_000 }: PdfLimits = {},
): Promise<PdfInspection> {
  const refused = (reason: PdfRefusal) => ({ ok: false, reason }) as const;
  if (bytes.length > mostBytes) return refused('too-large');
  const text = (from: number, to: number) =>
    Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
  if (!text(0, Math.min(HEAD, bytes.length)).includes('%PDF-')) return refused('not-pdf');
  if (!isPdfEnd(text(Math.max(0, bytes.length - PDF_END), bytes.length)))
    return refused('truncated');
  let document: PDFDocument;
  try {
    document = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      throwOnInvalidObject: true,
      updateMetadata: false,
    });
  } catch {
    // Locked object streams cannot even be parsed; the trailer that says so is never locked itself.
    const locked = /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(text(0, bytes.length));
    return refused(locked ? 'encrypted' : 'damaged');
  }
  if (document.isEncrypted) return refused('encrypted');
  try {
    const stated = statedPages(document);
    if (stated > mostPages) return refused('too-large');
    const pages = document.getPages().map((page) => {
      const { width, height } = page.getCropBox();
      const sideways = Math.abs(page.getRotation().angle) % 180 === 90;
      return sideways ? { width: height, height: width } : { width, height };
    });
    if (pages.length === 0 || pages.length !== stated) return refused('damaged');
    return { ok: true, pages };
  } catch {
    return refused('damaged');
  }
}

/** Pages that the file says it has; throws where the page tree is broken or runs in a circle. */
function statedPages(document: PDFDocument): number {
  const root = document.catalog.lookup(PDFName.of('Pages'), PDFDict);
  const count = root.lookup(PDFName.of('Count'), PDFNumber).asNumber();
  const seen = new Set<PDFObject>();
  const visit = (node: PDFDict, depth: number): void => {
    if (seen.has(node) || depth > MOST_DEPTH) throw new RangeError('page tree runs in a circle');
    seen.add(node);
    const kids = node.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? [];
    for (const kid of kids) visit(document.context.lookup(kid, PDFDict), depth + 1);
  };
  visit(root, 0);
  return count;
}
