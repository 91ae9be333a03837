import type { Attribution } from './attribution';
import type { Claim } from './claim';
import type { Operation, ServerPart } from './operation';
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

/** What checking a claim answers. */
export type Checked = {
  claim: Claim;
  /** Operation that already holds exactly this claim: acknowledge again, append nothing. */
  duplicate: number | null;
  /**
   * What the server notes. Follows from log and claim alone, but for the `name` of a join and the
   * flag `late`, which the server adds.
   */
  note: ServerPart['note'];
};

/** The person who brings a claim: account and session as the door knows them. */
export type Bringer = { account: string; session: string | null };

const pending = (): never => {
  throw new Error('not built yet');
};

/** A prompt as its operations make it, operation by operation. */
export class PromptReplay {
  readonly size: number = 0;
  readonly hash: string = '';
  readonly lastAt: string = '';
  readonly prompt: string = '';
  readonly caseId: string = '';

  static empty(): PromptReplay {
    return new PromptReplay();
  }
  static restore(_snapshot: Uint8Array): PromptReplay {
    return pending();
  }
  snapshot(): Uint8Array {
    return pending();
  }
  check(
    _text: string,
    _sig: string,
    _by: Bringer,
    _seenHash?: (seq: number) => string | undefined,
  ): Checked {
    return pending();
  }
  apply(_operation: Operation): void {
    pending();
  }
  holdsHash(_seq: number): boolean {
    return pending();
  }
  nextWriter(): number {
    return pending();
  }
  nextRevision(): number {
    return pending();
  }
  writer(_w: number): WriterState | undefined {
    return pending();
  }
  writers(): WriterState[] {
    return pending();
  }
  encodeState(): Uint8Array {
    return pending();
  }
  fields(): FieldState[] {
    return pending();
  }
  attribution(): Attribution {
    return pending();
  }
  frozen(): { document: string; sha256: string; bytes: number } {
    return pending();
  }
  parameters(): ParameterState[] {
    return pending();
  }
  references(): ReferenceState[] {
    return pending();
  }
  comments(): CommentState[] {
    return pending();
  }
  messages(): MessageState[] {
    return pending();
  }
  suggestions(): SuggestionState[] {
    return pending();
  }
  says(): SayState[] {
    return pending();
  }
  origins(): OriginState[] {
    return pending();
  }
  revisions(): RevisionState[] {
    return pending();
  }
  views(): ViewState[] {
    return pending();
  }
}
