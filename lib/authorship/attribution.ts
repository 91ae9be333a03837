import type { IdRange } from './claim';
import type { InsertKind } from './vocabulary';

/** Where the words of a run come from, when it was not typed here. */
export type RunOrigin =
  | { from: 'model'; model: string; suggestion: string }
  | { from: 'message'; message: string; answer: 'confirmed' | 'contested' | null }
  | { from: 'exhibit'; exhibit: string; answer: 'confirmed' | 'contested' | null }
  /** Another prompt of the case, whose log says who wrote them and when; the model where one did. */
  | { from: 'prompt'; prompt: string; at: string; model: string | null }
  | { from: 'unknown' };

/** Somebody moved, copied or restored the characters: who, by which operation. */
export type Handling = {
  kind: 'moved' | 'copied' | 'restored';
  account: string;
  seq: number;
  at: string;
};

/**
 * A run of characters with one story. `text` is never cut inside a surrogate pair. Positions are
 * UTF-16 units in the field.
 */
export type Run = {
  from: number;
  to: number;
  text: string;
  /** Identity of the characters as they stand: writer, first clock, length. */
  id: IdRange;
  /** Identity of the characters as first written. */
  root: IdRange;
  /** How they were first written. */
  kind: InsertKind;
  /** Who first typed them; null where no person is known to have (pasted, suggested, imported). */
  typist: string | null;
  /** Who put them where they stand. */
  placer: string;
  /** First writing here: operation and time of record; `origin` says of words from another prompt when there. */
  seq: number;
  at: string;
  /** Latest placing: operation and time of record. */
  placedSeq: number;
  placedAt: string;
  /** What happened since the first writing, oldest first. */
  handlings: Handling[];
  origin: RunOrigin | null;
  /** Dictation or instruction said of these words, with the answer of the person named. */
  says: string[];
  /** The source was found by rule, not declared. */
  found: boolean;
};

/** Deleted characters, with who wrote and who deleted them. */
export type DeletedRun = Omit<Run, 'from' | 'to'> & {
  /** Where they stood: before the character at this position of the present text. */
  place: number;
  deleter: string;
  deletedSeq: number;
  deletedAt: string;
};

/** The attribution of one field at one operation. Runs join to exactly `text`. */
export type FieldAttribution = {
  name: string;
  label: string;
  role: string;
  text: string;
  runs: Run[];
  /** In document order, as `runs` are. */
  deleted: DeletedRun[];
};

/** The whole prompt at one operation. */
export type Attribution = {
  prompt: string;
  /** Operations replayed: the state after operation `size - 1`. */
  size: number;
  hash: string;
  at: string;
  fields: FieldAttribution[];
};
