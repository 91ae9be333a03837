import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { caseFile } from './cases';
import { time } from './columns';
import { exhibit } from './exhibits';

const entry = () => bigint('entry', { mode: 'number' }).notNull();

/**
 * What people and tools said, as JSON text: the payload of the entry, which the tables repeat for
 * reading. Text, because jsonb refuses nothing that entries take but reorders and folds it.
 */
const said = customType<{ data: unknown; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value),
});

/** An account at a generating tool, as last stated. */
export const generator = pgTable(
  'generator',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    holderId: text('holder_id'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    proofs: jsonb('proofs').$type<string[]>().notNull(),
    termsId: text('terms_id'),
    service: text('service').notNull(),
    account: text('account').notNull(),
    plan: text('plan').notNull(),
    note: text('note').notNull(),
    entry: entry(),
  },
  (t) => [index('generator_case').on(t.caseId)],
);

/** One generation. */
export const run = pgTable(
  'run',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    /** run or recreation; each series counts from 1 without a gap. */
    series: text('series').notNull(),
    number: integer('number').notNull(),
    capture: text('capture').notNull(),
    sourceId: text('source_id'),
    captureClass: text('capture_class').notNull(),
    rule: text('rule').notNull(),
    requestedAt: time('requested_at'),
    /** Time of record of the request, and of the end. */
    recordedAt: time('recorded_at').notNull(),
    endedAt: time('ended_at'),
    receivedAt: time('received_at'),
    /** Null while it has not ended. */
    outcome: text('outcome'),
    generatorId: text('generator_id'),
    operatorId: text('operator_id'),
    instructorId: text('instructor_id'),
    promptId: text('prompt_id'),
    revision: integer('revision'),
    readFromExhibit: text('read_from_exhibit'),
    readFromReading: text('read_from_reading'),
    readFromStatement: integer('read_from_statement'),
    recreatesRun: text('recreates_run'),
    recreatesExhibit: text('recreates_exhibit'),
    sight: text('sight'),
    /** Tool for lists, and all that was said at request and end. */
    tool: text('tool').notNull(),
    request: said('request').notNull(),
    end: said('end'),
    purpose: text('purpose').notNull(),
    note: text('note').notNull().default(''),
    outputs: integer('outputs').notNull().default(0),
    /** Account that recorded it. */
    accountId: text('account_id').notNull(),
    /** The entry that requested it and the last one about it. */
    requestEntry: bigint('request_entry', { mode: 'number' }).notNull(),
    entry: entry(),
  },
  (t) => [
    uniqueIndex('run_number').on(t.caseId, t.series, t.number),
    index('run_prompt').on(t.promptId, t.revision),
  ],
);

/** Exhibits of a run: `part` is input, record or output; `role` its role there. */
export const runFile = pgTable(
  'run_file',
  {
    runId: text('run_id')
      .notNull()
      .references(() => run.id),
    caseId: text('case_id').notNull(),
    part: text('part').notNull(),
    /** Order within the part, from 0; for an output its position. */
    position: integer('position').notNull(),
    role: text('role').notNull(),
    exhibitId: text('exhibit_id')
      .notNull()
      .references(() => exhibit.id),
    entry: entry(),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.part, t.entry, t.position] }),
    index('run_file_exhibit').on(t.caseId, t.exhibitId),
  ],
);

/** A choice among candidates. */
export const selection = pgTable(
  'selection',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    captureClass: text('capture_class').notNull(),
    rule: text('rule').notNull(),
    happenedAt: time('happened_at'),
    chooserId: text('chooser_id'),
    lookers: jsonb('lookers').$type<string[]>().notNull(),
    reason: text('reason').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
    entry: entry(),
  },
  (t) => [index('selection_case').on(t.caseId, t.entry)],
);

export const selectionCandidate = pgTable(
  'selection_candidate',
  {
    selectionId: text('selection_id')
      .notNull()
      .references(() => selection.id),
    caseId: text('case_id').notNull(),
    position: integer('position').notNull(),
    exhibitId: text('exhibit_id')
      .notNull()
      .references(() => exhibit.id),
    runId: text('run_id'),
    verdict: text('verdict').notNull(),
    aspects: jsonb('aspects').$type<string[]>().notNull(),
    reason: text('reason').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.selectionId, t.position] }),
    index('selection_candidate_exhibit').on(t.caseId, t.exhibitId),
  ],
);

/** Later work on a file. */
export const modification = pgTable(
  'modification',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    kind: text('kind').notNull(),
    captureClass: text('capture_class').notNull(),
    rule: text('rule').notNull(),
    happenedAt: time('happened_at'),
    editorId: text('editor_id'),
    before: jsonb('before').$type<string[]>().notNull(),
    afterId: text('after_id')
      .notNull()
      .references(() => exhibit.id),
    maskId: text('mask_id'),
    projectId: text('project_id'),
    regions: jsonb('regions')
      .$type<{ x: number; y: number; width: number; height: number }[]>()
      .notNull(),
    aspects: jsonb('aspects').$type<string[]>().notNull(),
    /** Payload: tool, toolVersion, purpose, note, regionNotes. */
    said: said('said').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
    entry: entry(),
  },
  (t) => [
    index('modification_case').on(t.caseId, t.entry),
    index('modification_after').on(t.caseId, t.afterId),
  ],
);

/** Completion and publication of works. */
export const workEvent = pgTable(
  'work_event',
  {
    caseId: text('case_id').notNull(),
    entry: entry(),
    workId: text('work_id').notNull(),
    /** finished or published. */
    kind: text('kind').notNull(),
    exhibitId: text('exhibit_id'),
    captureId: text('capture_id'),
    happenedAt: time('happened_at'),
    byId: text('by_id'),
    promptShown: boolean('prompt_shown'),
    place: text('place').notNull(),
    audience: text('audience').notNull(),
    note: text('note').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.entry] })],
);
