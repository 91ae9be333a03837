import type { ShownRecord } from '@/lib/elements/record';
import type { Excerpt } from './model';

/** A record in which all words were found, and where the first of them stands. */
export type Hit = { record: ShownRecord & { by: string }; excerpt: Excerpt };

export type Found = {
  /** Newest entry first. */
  hits: Hit[];
  /** Entry of the last line where more follows; null at the end. */
  next: number | null;
  /** Notes and prompts beyond the number of which the text is looked through; 0 where all were. */
  left: number;
};
