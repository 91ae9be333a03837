import type { Wrote } from './brought';
import type { ClaimOf, IdRange } from './claim';
import type { FieldRole, FreezePurpose, SayMode, ViewMeaning } from './vocabulary';

/** Who did something, by which operation, at which time of record. */
export type Stamp = { account: string; seq: number; at: string };

/** A writer: one page load of one account, with one key. */
export type WriterState = {
  writer: number;
  account: string;
  session: string | null;
  /** Raw Ed25519 public key, base64. */
  key: string;
  /** Name that the account showed when it joined. */
  name: string;
  /** Counter of the last claim accepted; 0 after joining. */
  lastN: number;
  /** Operation that the last claim had seen. */
  lastSeen: number;
  joinedSeq: number;
};

export type FieldState = { name: string; label: string; role: FieldRole; text: string };

/** A parameter as it stands; a value of null has been taken away. History oldest first. */
export type ParameterState = Stamp & {
  name: string;
  value: string | null;
  history: (Stamp & { value: string | null })[];
};

type ReferenceText = Pick<ClaimOf<'reference'>, 'exhibit' | 'label' | 'purpose'>;

/** A reference as it stands; one taken away keeps who did so. */
export type ReferenceState = Stamp &
  ReferenceText & {
    ref: string;
    withdrawn: Stamp | null;
    history: (Stamp & ReferenceText)[];
  };

export type CommentState = Stamp & {
  comment: string;
  parent: string | null;
  spans: IdRange[];
  text: string;
  resolved: Stamp | null;
};

export type MessageState = Stamp &
  Pick<ClaimOf<'message'>, 'message' | 'from' | 'source' | 'sentAt' | 'exhibit' | 'text'>;

export type SuggestionState = Stamp & { sug: string; model: string; text: string };

export type OriginState = Stamp &
  Pick<ClaimOf<'origin'>, 'spans' | 'message' | 'exhibit' | 'answer'> & {
    /** Another prompt of the case that the words were taken from, and who wrote them there. */
    source?: NonNullable<ClaimOf<'origin'>['source']> & { wrote: Wrote[] };
  };

/** An origin as it lies over characters: of words of another prompt, with who wrote these. */
export type OriginMark = { origin: OriginState; first: Wrote | null };

type SayAnswer = Stamp & Pick<ClaimOf<'answer'>, 'answer' | 'reason'>;

/** A statement that words were said by somebody, with every answer to it, oldest first. */
export type SayState = Stamp & {
  say: string;
  spans: IdRange[];
  contributor: string;
  mode: SayMode;
  note: string;
  answers: SayAnswer[];
};

export type RevisionState = Stamp & {
  revision: number;
  /** Hash of the freezing operation. */
  hash: string;
  /** Digest of the frozen document. */
  sha256: string;
  purpose: FreezePurpose;
  tool: string;
};

/** What somebody said of the record of a revision; later views do not replace earlier ones. */
export type ViewState = Stamp & {
  revision: number;
  meaning: ViewMeaning;
  reason: string;
  contested: ClaimOf<'view'>['contested'];
};
