import type { IdRange } from '@/lib/authorship/claim';
import type { InsertKind } from '@/lib/authorship/vocabulary';

/** Where a chain ends, as far as it was received: the last operation and its hash. */
export type Head = { seq: number; hash: string };

/** One insertion or deletion in a field, positions in UTF-16 units of the text before it. */
export type Change = { from: number; to: number; pieces: Piece[] };

/** A part of an insertion that came in one way. */
export type Piece = {
  text: string;
  kind: InsertKind;
  /** Source characters of moved, copied and restored words. */
  src?: IdRange[];
  /** Accepted part of a model's suggestion. */
  sug?: string;
  at?: number;
};
