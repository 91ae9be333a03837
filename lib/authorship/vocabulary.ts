// The closed vocabularies of prompt operations. Words may be added; none may change its meaning.

/** Kinds of operation in a prompt's log. `opened` is the server's; all others are signed claims. */
export const OPERATION_KINDS = [
  'opened',
  'join',
  'edit',
  'field',
  'parameter',
  'reference',
  'unreference',
  'comment',
  'resolve',
  'message',
  'suggest',
  'origin',
  'say',
  'answer',
  'freeze',
  'view',
] as const;

/** Operations that write nothing: a freeze stands in the ledger as well, views and answers come after. */
const BESIDE_WRITING: readonly OperationKind[] = ['opened', 'join', 'answer', 'freeze', 'view'];

/** Operations that are acts of writing a prompt. */
export const WRITING: readonly OperationKind[] = OPERATION_KINDS.filter(
  (kind) => !BESIDE_WRITING.includes(kind),
);

/** How a run of characters came into the text, as the editor declares it. */
export const INSERT_KINDS = [
  /** Key by key. */
  'typed',
  /** Through an input method; one composition is one act. */
  'composed',
  /**
   * From outside the prompt; where it came from is not known unless an origin says so: a message or an
   * exhibit that a person confirms, or another prompt of the case, whose log tells who wrote it.
   */
  'pasted',
  /** Cut or dragged inside the prompt; `src` names the characters, the first typist stays. */
  'moved',
  /** Copied inside the prompt; `src` names the characters, the first typist stays. */
  'copied',
  /** Brought back by undo or redo; `src` names the characters. */
  'restored',
  /** A model's suggestion that a person accepted; `at` places it in the suggestion. No human typist. */
  'suggested',
  /** Typed from speech by the device's dictation. */
  'dictated',
  /** Carried in from a record made elsewhere. */
  'imported',
] as const;

/** Whether the kind names earlier characters as its source. */
export const SOURCED_KINDS: readonly InsertKind[] = ['moved', 'copied', 'restored'];

/** Whether the person who placed the characters wrote them, as far as the record says. */
export const OWN_KINDS: readonly InsertKind[] = ['typed', 'composed', 'dictated'];

/** How words of another came to be typed. */
export const SAY_MODES = ['dictated', 'instructed'] as const;
export const ANSWERS = ['confirmed', 'contested'] as const;

/** What a contributor says of the record of a revision. Silence is none of these. */
export const VIEW_MEANINGS = ['acknowledged', 'contested', 'cannot_say'] as const;

/** Why a revision was frozen. */
export const FREEZE_PURPOSES = ['sent', 'marked_sent', 'draft'] as const;

/** What the server noticed about an accepted edit. Descriptions, never accusations. */
export const FLAGS = [
  /** A long run declared typed in one act. */
  'bulk',
  /** Invisible or bidirectional control characters came in. */
  'invisible',
  /** Device time and time of receipt are more than ten minutes apart. */
  'late',
  /** The run repeats words that this person had deleted from another's text. */
  'echo',
] as const;

/** Fields of a prompt that have a name of their own; a free field carries a label. */
export const FIELD_ROLES = ['positive', 'negative', 'system', 'style', 'free'] as const;

export type OperationKind = (typeof OPERATION_KINDS)[number];
export type InsertKind = (typeof INSERT_KINDS)[number];
export type SayMode = (typeof SAY_MODES)[number];
export type ViewMeaning = (typeof VIEW_MEANINGS)[number];
export type FreezePurpose = (typeof FREEZE_PURPOSES)[number];
export type Flag = (typeof FLAGS)[number];
export type FieldRole = (typeof FIELD_ROLES)[number];
