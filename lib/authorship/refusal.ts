/**
 * Why a claim is not accepted. Closed: words may be added, none may change its meaning. The text is
 * never changed by a refused claim.
 */
export const REFUSALS = [
  /** Not JSON, not canonical, or not the shape of a claim. */
  'malformed',
  /** More bytes, structs or characters than one claim may bring. */
  'oversize',
  /** Names another prompt. */
  'prompt',
  /** Names an account that is not the one signed in, or a writer of another account. */
  'account',
  /** The writer was opened by another session. */
  'session',
  /** No such writer. */
  'writer',
  /** The device key is not one, or belongs to another account here. */
  'key',
  'signature',
  /** The counter is not the writer's next. */
  'counter',
  /** The counter was used for another claim. */
  'equivocation',
  /** Names an operation that is not there yet, or an earlier one than this writer named before. */
  'seen',
  /** Names another hash for an operation than the log has. */
  'fork',
  /** The update is not readable or holds anything but text and deletions. */
  'structure',
  /** Inserts under the identity of another writer. */
  'client',
  /** Clocks do not go on from the writer's last. */
  'clock',
  /** Unknown field, a map key, or a field declared twice. */
  'field',
  /** The neighbours named do not exist or are not neighbours. */
  'origin',
  /** Would cut a character of two units. */
  'surrogate',
  /** Lone surrogates, or a carriage return. */
  'characters',
  /** Deletes what does not exist. */
  'deletion',
  /** The runs declared do not cover exactly what is inserted. */
  'insertions',
  /** The source named does not exist or holds another text. */
  'source',
  /** No such suggestion, another text than it has, or its identifier is taken. */
  'suggestion',
  'reference',
  'comment',
  /** No such message, its identifier is taken, or it does not hold the words. */
  'message',
  'say',
  'revision',
  /** Characters that do not exist. */
  'span',
  /** The log went on since the text to be frozen was seen. */
  'freeze_stale',
  /** The digest is not that of the text. */
  'freeze_text',
  /** Changes nothing. */
  'nothing',
  /** The exhibit named is none of the case; checked by the server. */
  'exhibit',
  /** The contributor named is none of the case, or not the account that answers; checked by the server. */
  'contributor',
] as const;

export type Refusal = (typeof REFUSALS)[number];

/** A claim that is not accepted; `message` is for engineers. */
export class ClaimRefused extends Error {
  override readonly name = 'ClaimRefused';

  /**
   * By name: bundles of the server hold this class once each, and share the replays that throw it.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ClaimRefused';
  }

  constructor(
    readonly code: Refusal,
    detail: string = code,
  ) {
    super(detail);
  }
}

/** Ends the check of a claim. */
export function refuse(code: Refusal, detail?: string): never {
  throw new ClaimRefused(code, detail);
}
