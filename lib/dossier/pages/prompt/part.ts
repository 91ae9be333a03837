import type { Totals } from '@/lib/authorship/totals';
import type { SayMode, ViewMeaning } from '@/lib/authorship/vocabulary';
import type { Stretch } from '@/lib/elements/making-figures';
import type { PromptState, RevisionState } from '@/lib/entries/state';
import type { DeletedPart, PlacedPart } from './spans';

/** Who did something, by which operation; times of record and of the device in milliseconds. */
export type Done = { account: string; seq: number; at: number; device: number | null };

export type FieldPart = {
  name: string;
  label: string;
  role: string;
  text: string;
  spans: PlacedPart[];
  /** Deleted since the state printed before, in document order. */
  deleted: DeletedPart[];
};

export type SayPart = Done & {
  /** Identifier that spans name it by. */
  say: string;
  /** Words concerned, as they stand in the state; empty where they stand no more. */
  words: string;
  contributor: string;
  mode: SayMode;
  note: string;
  answers: (Done & { answer: string; reason: string })[];
};

/** The state that a revision froze, or that stood at the last operation covered. */
export type StatePart = {
  /** null: nothing was frozen, and the state is that of the last operation covered. */
  revision: RevisionState | null;
  frozenBy: Done | null;
  /** Operations replayed, hash of the last and its time. */
  size: number;
  hash: string;
  at: number;
  /** Digest of the frozen document of this state. */
  sha256: string;
  fields: FieldPart[];
  totals: Totals;
  parameters: (Done & { name: string; value: string })[];
  references: (Done & { label: string; purpose: string; exhibit: string | null })[];
  says: SayPart[];
};

/** What a contributor said of the record of a revision. */
export type ViewPart = Done & {
  revision: number;
  meaning: ViewMeaning;
  reason: string;
  contested: { words: string; reason: string }[];
};

/** Everything printed of one prompt. */
export type PromptPart = {
  prompt: PromptState;
  /** Operations that the ledger covers, hash of the last, and the entry that states it. */
  head: PromptState['heads'][number];
  states: StatePart[];
  views: ViewPart[];
  /** Messages attached as origins of words, by identifier. */
  messages: Map<string, { from: string; source: string }>;
  /** Comments in the log, which are not printed. */
  comments: number;
  /** Accounts that wrote or said something, in order of joining, with the name shown then. */
  writers: { account: string; name: string }[];
  /** When each account wrote or said something, by the server's clock. */
  writing: Stretch[];
  /** Account of a writer by its number. */
  accountOf(writer: number): string | null;
  /** Device time of an operation in milliseconds; null where there is none. */
  deviceTime(seq: number): number | null;
};
