import type { Attribution } from '@/lib/authorship/attribution';
import { ActLog } from '@/lib/authorship/bursts';
import type { IdRange } from '@/lib/authorship/claim';
import { lostRuns } from '@/lib/authorship/lost';
import type { Operation, ServerPart } from '@/lib/authorship/operation';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import type { SayState, Stamp, ViewState } from '@/lib/authorship/side-states';
import { totals } from '@/lib/authorship/totals';
import { WRITING } from '@/lib/authorship/vocabulary';
import { type Stretch, Stretches } from '@/lib/elements/making-figures';
import type { PromptState, RevisionState } from '@/lib/entries/state';
import { DeviceTimes } from './device-times';
import type { Done, PromptPart, SayPart, StatePart, ViewPart } from './part';
import { QuotedText } from './quoted-text';
import { deletedParts, placedParts } from './spans';

/** A log contradicts the ledger or itself; nothing of it may be printed. */
export class LogError extends Error {}

/** Operations between two looks at whether the export was cancelled. */
const STEP = 1000;

/**
 * Replays a prompt once, up to the last operation that the ledger covers, and keeps what is printed:
 * the state before each freezing operation, or the last one where nothing was frozen. Holds one
 * replay and the texts of the states. Throws a LogError where log and ledger disagree.
 */
export async function gatherPrompt(
  prompt: PromptState,
  operations: AsyncIterable<Operation>,
  signal: AbortSignal,
): Promise<PromptPart> {
  const head = prompt.heads.at(-1);
  if (!head) throw new LogError(`${prompt.id} has no head`);
  const replay = PromptReplay.empty();
  const log = new ActLog();
  const times = new DeviceTimes();
  const writing = new Stretches();
  const due = new Map(prompt.revisions.map((revision) => [revision.seq, revision]));
  const states: StatePart[] = [];
  const quotes = new Map<number, QuotedText>();
  for await (const operation of operations) {
    if (operation.seq % STEP === 0) signal.throwIfAborted();
    const revision = due.get(operation.seq);
    times.push(operation);
    if (revision) {
      if (operation.hash !== revision.hash) throw disagrees(prompt, revision.seq);
      const { state, quoted } = stateOf(replay, log, states.at(-1), revision, times);
      if (state.sha256 !== revision.sha256) throw disagrees(prompt, revision.seq);
      states.push(state);
      quotes.set(revision.revision, quoted);
    }
    replay.apply(operation);
    log.push(operation);
    const act = writtenAt(operation);
    if (act) writing.add(act);
  }
  if (replay.size !== head.size || replay.hash !== head.hash)
    throw disagrees(prompt, head.size - 1);
  if (prompt.revisions.length === 0) {
    states.push(stateOf(replay, log, undefined, null, times).state);
  }
  const done = (stamp: Stamp): Done => doneOf(stamp, times);
  for (const [i, state] of states.entries()) {
    const revision = prompt.revisions[i];
    const frozen = replay.revisions().find((one) => one.revision === revision?.revision);
    state.frozenBy = frozen ? done(frozen) : null;
  }
  return {
    prompt,
    head,
    states,
    views: replay.views().map((view) => viewOf(view, quotes.get(view.revision), done(view))),
    messages: new Map(
      replay.messages().map(({ message, from, source }) => [message, { from, source }]),
    ),
    comments: replay.comments().length,
    writers: replay
      .people()
      .sort((a, b) => a.joinedSeq - b.joinedSeq)
      .map(({ account, name }) => ({ account, name })),
    writing: writing.all,
    accountOf: accountsOf(replay),
    deviceTime: (seq) => times.at(seq),
  };
}

function disagrees(prompt: PromptState, seq: number): LogError {
  return new LogError(`${prompt.id}: operation ${seq} is not the one that the ledger states`);
}

function stateOf(
  replay: PromptReplay,
  log: ActLog,
  before: StatePart | undefined,
  revision: RevisionState | null,
  times: DeviceTimes,
): { state: StatePart; quoted: QuotedText } {
  const attribution = replay.attribution();
  const quoted = new QuotedText(attribution);
  const since = before?.size ?? 0;
  const done = (stamp: Stamp): Done => doneOf(stamp, times);
  const state: StatePart = {
    revision,
    frozenBy: null,
    size: replay.size,
    hash: replay.hash,
    at: Date.parse(replay.lastAt),
    sha256: replay.frozen().sha256,
    fields: fieldsOf(attribution, since),
    totals: totals(attribution.fields, log, replay.size),
    parameters: replay
      .parameters()
      .flatMap(({ value, name, ...stamp }) =>
        value === null ? [] : [{ ...done(stamp), name, value }],
      ),
    references: replay
      .references()
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ label, purpose, exhibit, ...stamp }) => ({
        ...done(stamp),
        label,
        purpose,
        exhibit,
      })),
    says: replay.says().map((say) => sayOf(say, quoted, done)),
  };
  return { state, quoted };
}

/** Texts with their spans; of deleted words those that stand nowhere and were not printed before. */
export function fieldsOf(attribution: Attribution, since: number): StatePart['fields'] {
  const lost = lostRuns(attribution.fields).filter(({ run }) => run.deletedSeq >= since);
  return attribution.fields.map((field) => {
    const { name, label, role, text } = field;
    const spans = placedParts(field);
    const deleted = deletedParts(lost.filter((one) => one.field === name).map(({ run }) => run));
    if (spans.map((span) => span.text).join('') !== text) {
      throw new LogError(`the spans of ${name} are not its text`);
    }
    return { name, label, role, text, spans, deleted };
  });
}

function sayOf(say: SayState, quoted: QuotedText, done: (stamp: Stamp) => Done): SayPart {
  const { spans, contributor, mode, note, answers } = say;
  return {
    ...done(say),
    say: say.say,
    words: quoted.of(spans),
    contributor,
    mode,
    note,
    answers: answers.map((one) => ({ ...done(one), answer: one.answer, reason: one.reason })),
  };
}

function viewOf(view: ViewState, quoted: QuotedText | undefined, done: Done): ViewPart {
  const { revision, meaning, reason, contested } = view;
  const words = (spans: readonly IdRange[]) => quoted?.of(spans) ?? '';
  return {
    ...done,
    revision,
    meaning,
    reason,
    contested: contested.map((one) => ({ words: words(one.spans), reason: one.reason })),
  };
}

function doneOf({ account, seq, at }: Stamp, times: DeviceTimes): Done {
  return { account, seq, at: Date.parse(at), device: times.at(seq) };
}

function accountsOf(replay: PromptReplay): PromptPart['accountOf'] {
  const accounts = new Map(replay.writers().map(({ writer, account }) => [writer, account]));
  return (writer) => accounts.get(writer) ?? null;
}

/** An operation as an act in time; nothing for what is no writing. The replay has taken it already. */
function writtenAt({ server }: Operation): Stretch | null {
  const { kind, account, at } = JSON.parse(server) as ServerPart;
  if (!WRITING.includes(kind)) return null;
  const time = Date.parse(at);
  return { account, from: time, to: time, acts: 1 };
}
