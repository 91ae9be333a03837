import type { Attribution } from './attribution';
import type { PromptReplay } from './prompt-replay';
import type {
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

/** What a page shows of a prompt at one operation: text with its authors, and all that was said. */
export type PromptRecord = {
  attribution: Attribution;
  writers: Pick<WriterState, 'writer' | 'account' | 'name' | 'joinedSeq'>[];
  parameters: ParameterState[];
  references: ReferenceState[];
  messages: MessageState[];
  suggestions: SuggestionState[];
  says: SayState[];
  origins: OriginState[];
  revisions: RevisionState[];
  views: ViewState[];
};

/** Reads the record off a replay; plain data that may cross to another thread or machine. */
export function recordOf(replay: PromptReplay): PromptRecord {
  return {
    attribution: replay.attribution(),
    writers: replay.people(),
    parameters: replay.parameters(),
    references: replay.references(),
    messages: replay.messages(),
    suggestions: replay.suggestions(),
    says: replay.says(),
    origins: replay.origins(),
    revisions: replay.revisions(),
    views: replay.views(),
  };
}
