import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { fromHex, toHex } from '@/lib/kernel/digest';
import type { IdRange } from './claim';
import { CUT_WINDOW } from './found-sources';
import { PromptState } from './prompt-state';
import type { RecentClaim } from './recent-claims';
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
import { readCharacters, writeCharacters } from './snapshot-characters';
import { HELD_HASHES } from './timeline';

/** Changes with every change of the encoding; another version is rebuilt from operations. */
const VERSION = 2;

/** What is small is kept as JSON. */
type Head = {
  prompt: string;
  caseId: string;
  writers: WriterState[];
  recent: RecentClaim[];
  fields: Omit<FieldState, 'text'>[];
  parameters: ParameterState[];
  references: ReferenceState[];
  comments: CommentState[];
  messages: MessageState[];
  suggestions: SuggestionState[];
  says: SayState[];
  origins: OriginState[];
  revisions: RevisionState[];
  views: ViewState[];
};

/** A state as bytes; `decodeSnapshot` reads them. */
export function encodeSnapshot(state: PromptState): Uint8Array {
  const { side, timeline } = state;
  const head: Head = {
    prompt: state.prompt,
    caseId: state.caseId,
    writers: [...state.writers.values()],
    recent: state.recent.all(),
    fields: [...side.fields.values()],
    parameters: [...side.parameters.values()],
    references: [...side.references.values()],
    comments: [...side.comments.values()],
    messages: [...side.messages.values()],
    suggestions: [...side.suggestions.values()],
    says: [...side.says.values()],
    origins: side.origins,
    revisions: side.revisions,
    views: side.views,
  };
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, VERSION);
  encoding.writeVarString(to, JSON.stringify(head));
  encoding.writeVarUint(to, timeline.size);
  for (let seq = firstHeld(timeline.size); seq < timeline.size; seq++) {
    encoding.writeUint8Array(to, fromHex(timeline.hash(seq) ?? ''));
  }
  let time = 0;
  for (let seq = 0; seq < timeline.size; seq++) {
    encoding.writeVarUint(to, timeline.time(seq) - time);
    encoding.writeVarUint(to, timeline.writer(seq));
    time = timeline.time(seq);
  }
  encoding.writeVarUint8Array(to, state.text.text.encode());
  writeCharacters(to, state.text.stories);
  return encoding.toUint8Array(to);
}

/** The state that bytes hold. Throws a RangeError where they are unreadable or of another version. */
export function decodeSnapshot(bytes: Uint8Array): PromptState {
  try {
    const from = decoding.createDecoder(bytes);
    if (decoding.readVarUint(from) !== VERSION) throw new RangeError('snapshot of another version');
    const state = new PromptState();
    const head = JSON.parse(decoding.readVarString(from)) as Head;
    readTimeline(from, state);
    for (const { name } of head.fields) state.text.text.addField(name);
    state.text.text.load(decoding.readVarUint8Array(from));
    readCharacters(from, state.text.stories);
    if (decoding.hasContent(from)) throw new RangeError('bytes after the snapshot');
    restoreHead(state, head);
    restoreEchoes(state);
    return state;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new RangeError('unreadable snapshot', { cause: error });
  }
}

const firstHeld = (size: number): number => Math.max(0, size - HELD_HASHES);

function readTimeline(from: decoding.Decoder, { timeline }: PromptState): void {
  const size = decoding.readVarUint(from);
  const held = firstHeld(size);
  const hashes: string[] = [];
  for (let seq = held; seq < size; seq++) hashes.push(toHex(decoding.readUint8Array(from, 32)));
  let time = 0;
  for (let seq = 0; seq < size; seq++) {
    time += decoding.readVarUint(from);
    timeline.push(time, decoding.readVarUint(from), seq < held ? undefined : hashes[seq - held]);
  }
}

function restoreHead(state: PromptState, head: Head): void {
  const { side, timeline } = state;
  state.prompt = head.prompt;
  state.caseId = head.caseId;
  state.hash = timeline.hash(timeline.size - 1) ?? state.hash;
  for (const one of head.writers) state.writers.set(one.writer, one);
  for (const one of head.recent) state.recent.add(one);
  for (const one of head.fields) side.fields.set(one.name, one);
  for (const one of head.parameters) side.parameters.set(one.name, one);
  for (const one of head.references) side.references.set(one.ref, one);
  for (const one of head.comments) side.comments.set(one.comment, one);
  for (const one of head.messages) side.messages.set(one.message, one);
  for (const one of head.suggestions) side.suggestions.set(one.sug, one);
  for (const one of head.says) side.addSay(one);
  for (const one of head.origins) side.addOrigin(one);
  side.revisions.push(...head.revisions);
  side.views.push(...head.views);
}

/** What people deleted lately follows from the characters; it is remembered in its order. */
function restoreEchoes({ text, timeline, writers }: PromptState): void {
  const oldest = timeline.size - CUT_WINDOW;
  const lost: { seq: number; range: IdRange }[] = [];
  for (const [w, { chars }] of text.stories.writers()) {
    for (let at = 0; at < chars.length; ) {
      const seq = chars.gone(at);
      let to = at + 1;
      while (to < chars.length && chars.gone(to) === seq) to++;
      if (seq !== 0 && seq > oldest) lost.push({ seq, range: [w, at, to - at] });
      at = to;
    }
  }
  for (const { seq, range } of lost.sort((a, b) => a.seq - b.seq)) {
    const account = writers.get(timeline.writer(seq))?.account;
    if (account) text.echo.add(account, seq, range);
  }
}
