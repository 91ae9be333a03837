import type { Furnishing } from '../document/furniture';
import type { FilePart, PdfDocument, PdfOptions } from '../document/pdf-document';

/** Which of how many files. */
export type FileNumber = Pick<FilePart, 'number' | 'of'>;

/** A paper that may be more than one file may hold. */
export interface FilesOrder {
  readonly pdf: Omit<PdfOptions, 'firstPage' | 'totalPages'>;
  /** Bytes that a file may have; null for one file of any size. */
  readonly limitBytes: number | null;
  /** Where the files are written, under names of `fileName`. The caller removes it where composing fails. */
  readonly folder: string;
  fileName(part: FileNumber): string;
  /**
   * Composes the whole paper, calling `mayBreak` before each group of exhibits and each exhibit. It is
   * called again for each pass, rarely more than three times, and must do the same again.
   */
  compose(paper: PdfDocument): void | Promise<void>;
  /**
   * Composes what each of several files begins with, on pages of its own: which case, which part of how
   * many, which pages, which root. Must begin with a heading of level 1.
   */
  opening(paper: PdfDocument, part: FilePart): void;
  /** Header and footer; numbers of pages run on through all files. */
  furnishing(part: FileNumber): Furnishing;
  /** Words for a place in another file, such as 册 2 页 14. */
  reference(place: { readonly file: number; readonly page: number }): string;
  /** The longest that `reference` says, which reserves its room. */
  readonly referenceRoom: string;
  /** Told before each pass: the first measures, and is the last where all goes into one file. */
  onPass?(pass: number): void;
  readonly signal?: AbortSignal;
}
