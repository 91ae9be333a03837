/** Bytes at the end of a PDF in which the mark of its end must stand. */
export const PDF_END = 2048;

/** Whether the last bytes of a PDF, as Latin-1, say where its table is and that nothing is missing. */
export function isPdfEnd(end: string): boolean {
  return /startxref\s+\d+\s+%%EOF/.test(end);
}
