import { sha256 } from '#crypto';
import { toHex, utf8 } from '@/lib/kernel/digest';
import { attribute, type Grain } from './attribute';
import type { Attribution } from './attribution';
import { joinOperation } from './chain';
import type { Claim } from './claim';
import { readClaim } from './claim-reading';
import {
  type Bringer,
  checkBringer,
  checkOrder,
  checkSignature,
  type HeaderContext,
  keyOf,
} from './header-check';
import type { Operation, ServerPart } from './operation';
import { PromptState } from './prompt-state';
import { RecentClaims } from './recent-claims';
import { refuse } from './refusal';
import type {
  CommentState,
  FieldState,
  MessageState,
  OriginState,
  ParameterState,
  ReferenceState,
  RevisionState,
  SayState,
  SuggestionState,
  ViewState,
  WriterState,
} from './side-states';
import { decodeSnapshot, encodeSnapshot } from './snapshot';

export type { Bringer } from './header-check';

/** What checking a claim answers. */
export type Checked = {
  claim: Claim;
  /** Operation that already holds exactly this claim: acknowledge again, append nothing. */
  duplicate: number | null;
  /**
   * What the server notes. Follows from log and claim alone, but for the `name` of a join and the
   * flag `late`, which the server adds (flags.ts).
   */
  note: ServerPart['note'];
};

/** A prompt as its operations make it, operation by operation. */
export class PromptReplay {
  /** `state` is for this room. */
  constructor(readonly state: PromptState = new PromptState()) {}

  static empty(): PromptReplay {
    return new PromptReplay();
  }

  /** Throws a RangeError where the snapshot is unreadable or of another version. */
  static restore(snapshot: Uint8Array): PromptReplay {
    return new PromptReplay(decodeSnapshot(snapshot));
  }

  /** The state as bytes, to load fast. A cache: never evidence. */
  snapshot(): Uint8Array {
    return encodeSnapshot(this.state);
  }

  /** Operations applied. */
  get size(): number {
    return this.state.timeline.size;
  }

  /** Hash of the last one. */
  get hash(): string {
    return this.state.hash;
  }

  /** Time of record of the last operation; empty before the first. */
  get lastAt(): string {
    return this.size === 0 ? '' : this.state.timeline.at(this.size - 1);
  }

  get prompt(): string {
    return this.state.prompt;
  }

  get caseId(): string {
    return this.state.caseId;
  }

  /**
   * Checks a claim against the state as it is now, in the order of docs/formats/prompt.md §3, and
   * changes nothing. Throws ClaimRefused. `seenHash` answers the hash of an operation that the replay
   * does not hold any more (`holdsHash`).
   */
  check(
    text: string,
    sig: string,
    by: Bringer,
    seenHash?: (seq: number) => string | undefined,
  ): Checked {
    if (this.size === 0) refuse('prompt', 'not opened');
    const claim = readClaim(text);
    const { state } = this;
    const { prompt, timeline, writers } = state;
    const context: HeaderContext = { prompt, timeline, writers, seenHash };
    checkBringer(claim, by, context);
    const digest = toHex(sha256(utf8(text)).subarray(0, 16));
    const before = state.recent.get(RecentClaims.key(claim, digest));
    if (before) {
      if (before.digest !== digest) refuse('equivocation');
      return { claim, duplicate: before.seq, note: {} };
    }
    checkOrder(claim, context);
    checkSignature(text, sig, keyOf(claim, writers));
    return { claim, duplicate: null, note: state.checkContent(claim) };
  }

  /**
   * Joins an accepted operation, in order. Throws a RangeError where it does not join the chain; a
   * replay that threw must be dropped.
   */
  apply(operation: Operation): void {
    try {
      joinOperation(this.state, operation);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      throw new RangeError(`operation ${operation.seq} cannot be applied`, { cause: error });
    }
  }

  /** Whether `check` knows the hash of an operation by itself. */
  holdsHash(seq: number): boolean {
    return this.state.timeline.hash(seq) !== undefined;
  }

  nextWriter(): number {
    return this.state.nextWriter();
  }

  nextRevision(): number {
    return this.state.nextRevision();
  }

  writer(w: number): WriterState | undefined {
    return this.state.writers.get(w);
  }

  writers(): WriterState[] {
    return [...this.state.writers.values()];
  }

  /** Yjs update, version 2, of the whole document. */
  encodeState(): Uint8Array {
    return this.state.text.text.encode();
  }

  /** Fields in order of declaration. */
  fields(): FieldState[] {
    return this.state.fields();
  }

  /**
   * Who wrote what, character by character; the runs of a field always join to its text. By default
   * each operation has runs of its own; `story` joins neighbours that differ in nothing but the
   * operation and its time (which are then those of the first), for views of long texts.
   */
  attribution(grain: Grain = 'operation'): Attribution {
    const { state } = this;
    return attribute(
      {
        head: { prompt: this.prompt, size: this.size, hash: this.hash, at: this.lastAt },
        fields: [...state.side.fields.values()],
        state: state.text,
        timeline: state.timeline,
        accountOf: (w) => state.writers.get(w)?.account ?? '',
        suggestion: (sug) => state.side.suggestions.get(sug),
        origins: state.side.originMarks,
        says: state.side.sayMarks,
      },
      grain,
    );
  }

  /** The document that a freeze of this state has. */
  frozen(): { document: string; sha256: string; bytes: number } {
    return this.state.frozen();
  }

  /**
   * Everybody who wrote: those who joined, and those whose words came from another prompt of the case
   * (writer 0), with the operation by which each appeared.
   */
  people(): Pick<WriterState, 'writer' | 'account' | 'name' | 'joinedSeq'>[] {
    const joined = this.writers().map(({ writer, account, name, joinedSeq }) => ({
      ...{ writer, account, name, joinedSeq },
    }));
    const brought = this.state.side.origins.flatMap(({ source, seq: joinedSeq }) =>
      (source?.wrote ?? []).flatMap(({ by: account, name }) =>
        account === null ? [] : [{ writer: 0, account, name, joinedSeq }],
      ),
    );
    return [...joined, ...brought];
  }

  parameters(): ParameterState[] {
    return [...this.state.side.parameters.values()];
  }

  references(): ReferenceState[] {
    return [...this.state.side.references.values()];
  }

  comments(): CommentState[] {
    return [...this.state.side.comments.values()];
  }

  messages(): MessageState[] {
    return [...this.state.side.messages.values()];
  }

  suggestions(): SuggestionState[] {
    return [...this.state.side.suggestions.values()];
  }

  says(): SayState[] {
    return [...this.state.side.says.values()];
  }

  origins(): OriginState[] {
    return [...this.state.side.origins];
  }

  revisions(): RevisionState[] {
    return [...this.state.side.revisions];
  }

  views(): ViewState[] {
    return [...this.state.side.views];
  }
}
