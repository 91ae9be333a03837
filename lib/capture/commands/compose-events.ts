import { draft } from '@/lib/entries/draft';
import { runEnded } from '@/lib/entries/run-ended.v1';
import { runOutputAdded } from '@/lib/entries/run-output-added.v1';
import { runRequested } from '@/lib/entries/run-requested.v1';
import { type CaseFacts, type Composed, compose } from '@/lib/exhibits/commands/admission';
import type { KeptFile } from '@/lib/exhibits/commands/captured';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { type RunEnd, type RunRequest, requirePast } from '@/lib/runs/commands/record-run';
import { classifyRun, isAtSource } from '@/lib/runs/model';
import { type EventBook, RunInHand } from './event-book';
import { type EventFacts, peopleIn } from './event-facts';
import {
  type Ended,
  type EventFile,
  filesOf,
  type Requested,
  type RunEvent,
  timeOf,
} from './run-event';

/** What became of an event that stands now, or stood before. */
export type EventResult = {
  key: string;
  runId: string;
  number: number | null;
  repeated: boolean;
};

/** What composing needs besides the event: the case, the source, and where counting has come to. */
export type Composing = {
  caseId: string;
  sourceId: string;
  sourceOpenedAt: Date;
  facts: EventFacts;
  caseFacts: CaseFacts;
  /** Last number of a run of the case. */
  lastRun: number;
  now: Date;
  book: EventBook;
};

/** The digest of each file of an event, and the bytes kept for those that came along. */
export type EventFiles = ReadonlyMap<EventFile, { sha256: string; kept: KeptFile | null }>;

/**
 * Adds one event to the book. Everything that could refuse it is looked at before anything is added,
 * so that a refused event leaves no trace. Throws an AppError, or a ZodError of an entry.
 */
export function composeEvent(on: Composing, event: RunEvent, files: EventFiles): EventResult {
  const { facts, book } = on;
  const seen = facts.seen.get(event.key);
  if (seen?.runId) {
    const number = facts.runs.get(seen.runId)?.number ?? null;
    return { key: event.key, runId: seen.runId, number, repeated: true };
  }
  requireKnown(facts, event);
  const claimed = timeOf(event);
  if ('requestedAt' in event) requirePast(event.requestedAt, 'requestedAt');
  if ('receivedAt' in event) requirePast(event.receivedAt, 'receivedAt');
  const fresh = admissions(on, event, files, claimed);
  const exhibitOf = (file: EventFile): string => {
    const sha256 = files.get(file)?.sha256 ?? '';
    const exhibit = fresh.get(sha256)?.exhibitId ?? facts.exhibits.get(sha256);
    if (!exhibit) throw unknownExhibit();
    if (facts.apart.has(exhibit)) throw new AppError('INVALID', { reason: 'recreation_apart' });
    return exhibit;
  };
  const write = writing(on, event, exhibitOf);
  // Nothing is refused from here on.
  for (const [sha256, composed] of fresh) {
    book.admit(composed);
    facts.exhibits.set(sha256, composed.exhibitId);
  }
  const { one, exhibitId } = write();
  book.see(event.key, one.runId, exhibitId);
  facts.seen.set(event.key, { runId: one.runId, exhibitId });
  facts.runs.set(one.runId, one);
  return { key: event.key, runId: one.runId, number: one.number, repeated: false };
}

const unknownExhibit = () => new AppError('INVALID', { fields: { sha256: 'unknown_exhibit' } });

function requireKnown({ people, generators, revisions }: EventFacts, event: RunEvent): void {
  if (peopleIn(event).some((id) => !people.has(id))) {
    throw new AppError('INVALID', { fields: { contributorId: 'unknown_contributor' } });
  }
  if (!('revision' in event)) return;
  if (event.generatorId !== null && !generators.has(event.generatorId)) {
    throw new AppError('INVALID', { fields: { generatorId: 'unknown_generator' } });
  }
  const { revision } = event;
  if (revision && !revisions.has(`${revision.prompt}/${revision.revision}`)) {
    throw new AppError('INVALID', { fields: { revision: 'unknown_revision' } });
  }
}

/** Exhibits that an event's files become, by digest; those of the case stay what they are. */
function admissions(on: Composing, event: RunEvent, files: EventFiles, claimed: string | null) {
  const { caseId, facts, caseFacts, book, now } = on;
  const fresh = new Map<string, Composed>();
  const atSource = isAtSource({
    capture: 'events',
    sourceOpenedAt: on.sourceOpenedAt,
    happenedAt: claimed === null ? null : new Date(claimed),
    receivedAt: now,
  });
  for (const file of filesOf(event)) {
    const { sha256, kept } = files.get(file) ?? { sha256: '', kept: null };
    if (facts.exhibits.has(sha256) || fresh.has(sha256)) continue;
    if (!kept) throw unknownExhibit();
    const number = caseFacts.last + book.exhibits + fresh.size + 1;
    const admission = { ...kept, recreation: false, atSource };
    fresh.set(sha256, compose(caseId, admission, number, caseFacts, now));
  }
  return fresh;
}

type Written = { one: RunInHand; exhibitId: string | null };

/** Checks and drafts an event; what comes back puts it into the book. */
function writing(
  on: Composing,
  event: RunEvent,
  exhibitOf: (file: EventFile) => string,
): () => Written {
  const { book } = on;
  if (event.type === 'output') {
    const one = runOf(on, event.runKey);
    const exhibit = exhibitOf(event.file);
    const next = [...one.positions].reduce((most, at) => Math.max(most, at + 1), 0);
    const position = event.position ?? next;
    if (one.positions.has(position)) throw new AppError('CONFLICT', { reason: 'output_taken' });
    const entry = draft(runOutputAdded, { run: one.runId, exhibit, position }, null);
    return () => {
      book.output(one, exhibit, position, entry);
      return { one, exhibitId: exhibit };
    };
  }
  if (event.type === 'ended') {
    const one = runOf(on, event.runKey);
    const end = ending(one, event, exhibitOf);
    return () => {
      end(book);
      return { one, exhibitId: null };
    };
  }
  const { one, begin } = beginning(on, event, exhibitOf);
  const end = event.type === 'run' ? ending(one, event, exhibitOf) : null;
  return () => {
    begin();
    end?.(book);
    return { one, exhibitId: null };
  };
}

/** The run that an earlier event of the source began. */
function runOf({ facts }: Composing, runKey: string): RunInHand {
  const one = facts.runs.get(facts.seen.get(runKey)?.runId ?? '');
  if (!one) throw new AppError('INVALID', { fields: { runKey: 'unknown_run' } });
  return one;
}

function beginning(on: Composing, event: Requested, exhibitOf: (file: EventFile) => string) {
  const { book, now, sourceId, sourceOpenedAt } = on;
  const happenedAt = event.requestedAt === null ? null : new Date(event.requestedAt);
  const { class: captureClass, rule } = classifyRun({
    capture: 'events',
    sourceOpenedAt,
    happenedAt,
    receivedAt: now,
    disputeDate: on.caseFacts.disputeDate,
    recreation: false,
  });
  const number = on.lastRun + 1;
  const numbered = {
    runId: newId('run'),
    series: 'run',
    number,
    class: captureClass,
    rule,
  } as const;
  const asked = event.records.filter(({ role }) => event.type === 'requested' || isAsked(role));
  const given: RunRequest = {
    capture: 'events',
    source: sourceId,
    requestedAt: event.requestedAt,
    generator: event.generatorId,
    operator: on.facts.operator,
    instructor: event.instructorId,
    revision: event.revision,
    inputs: event.inputs.map((file) => ({ exhibit: exhibitOf(file), role: file.role })),
    records: asked.map((file) => ({ exhibit: exhibitOf(file), role: file.role })),
    readFrom: null,
    recreates: null,
    said: {
      tool: event.tool,
      toolVersion: event.toolVersion,
      texts: event.texts,
      parameters: event.parameters.map((one) => ({ ...one, origin: 'request' })),
      models: event.models,
      environment: event.environment,
      purpose: event.purpose,
    },
  };
  const { said, ...rest } = given;
  const { runId: run, ...place } = numbered;
  const entry = draft(runRequested, { ...rest, run, ...place }, said, happenedAt);
  const one = new RunInHand(run, number, false, []);
  const begin = () => {
    on.lastRun = number;
    book.request(one, given, numbered, entry);
  };
  return { one, begin };
}

/** Records that stand with the request of a run told in one event. */
const isAsked = (role: string) => role === 'request' || role === 'source';

function ending(one: RunInHand, event: Ended, exhibitOf: (file: EventFile) => string) {
  if (one.isEnded) throw new AppError('CONFLICT', { reason: 'run_ended' });
  const { answer, outputs, receivedAt, outcome } = event;
  // What arrived by itself before the end keeps its position.
  if (outputs.some((_, position) => one.positions.has(position))) {
    throw new AppError('CONFLICT', { reason: 'output_taken' });
  }
  const answered = event.records.filter(({ role }) => event.type === 'ended' || !isAsked(role));
  const given: RunEnd = {
    run: one.runId,
    outcome,
    receivedAt,
    outputs: outputs.map((file, position) => ({ exhibit: exhibitOf(file), position })),
    records: answered.map((file) => ({ exhibit: exhibitOf(file), role: file.role })),
    said: {
      ...answer,
      parameters: answer.parameters.map((parameter) => ({ ...parameter, origin: 'response' })),
    },
  };
  const { said, ...act } = given;
  const entry = draft(runEnded, act, said, receivedAt === null ? null : new Date(receivedAt));
  return (book: EventBook) => book.end(one, given, entry);
}
