import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytea, time } from './columns';

/** A source of captured runs: an upstream of the gateway, a watched folder, a program that posts. */
export const captureSource = pgTable(
  'capture_source',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    accountId: text('account_id').notNull(),
    kind: text('kind').notNull(),
    tool: text('tool').notNull(),
    generatorId: text('generator_id'),
    onFailure: text('on_failure').notNull(),
    label: text('label').notNull(),
    place: text('place').notNull(),
    software: text('software').notNull(),
    openedAt: time('opened_at').notNull(),
    closedAt: time('closed_at'),
    openEntry: bigint('open_entry', { mode: 'number' }).notNull(),
    closeEntry: bigint('close_entry', { mode: 'number' }),
    /** Key of the upstream, encrypted with the instance's secret; null where it needs none. */
    secret: bytea('secret'),
  },
  (t) => [index('capture_source_case').on(t.caseId)],
);

export const captureGap = pgTable(
  'capture_gap',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    sourceId: text('source_id').notNull(),
    runId: text('run_id'),
    cause: text('cause').notNull(),
    count: integer('count').notNull(),
    from: time('from').notNull(),
    to: time('to').notNull(),
    reason: text('reason').notNull(),
    at: time('at').notNull(),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [index('capture_gap_case').on(t.caseId, t.entry)],
);

/** An event a program has posted already, so that posting it again makes nothing twice. */
export const captureSeen = pgTable(
  'capture_seen',
  {
    sourceId: text('source_id').notNull(),
    /** Name the program gave to the event or file. */
    key: text('key').notNull(),
    runId: text('run_id'),
    exhibitId: text('exhibit_id'),
    at: time('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.key] })],
);

/** Files brought in together; not an act until it ends. */
export const importBatch = pgTable(
  'import_batch',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    accountId: text('account_id').notNull(),
    label: text('label').notNull(),
    /** running, ended or cancelled. */
    state: text('state').notNull(),
    files: integer('files').notNull(),
    archiveId: text('archive_id'),
    createdAt: time('created_at').notNull(),
    endedAt: time('ended_at'),
    entry: bigint('entry', { mode: 'number' }),
    /** Code why nothing could be taken out of the archive. */
    failure: text('failure'),
    /** What was said about all of its files when it began; null for one before this was kept. */
    common: jsonb('common').$type<{
      source: string;
      licence: string;
      supplierId: string | null;
      recreation: boolean;
    }>(),
  },
  (t) => [index('import_batch_case').on(t.caseId, t.createdAt)],
);

/** What became of one file of an import. */
export const importItem = pgTable(
  'import_item',
  {
    importId: text('import_id')
      .notNull()
      .references(() => importBatch.id),
    caseId: text('case_id').notNull(),
    /** Order as named, from 0. */
    position: integer('position').notNull(),
    /** Path within what was chosen; shown, never used as a path. */
    name: text('name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    sha256: text('sha256'),
    /** waiting, admitted, known, refused or left. */
    state: text('state').notNull(),
    /** Code why it was refused. */
    failure: text('failure'),
    exhibitId: text('exhibit_id'),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.position] }),
    index('import_item_state').on(t.importId, t.state),
    index('import_item_exhibit').on(t.caseId, t.exhibitId),
  ],
);

/** A run or a link that a reading suggests; a person confirms or leaves it. Not evidence by itself. */
export const proposal = pgTable(
  'proposal',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    /** run, or link (derived from an exhibit whose digest is named). */
    kind: text('kind').notNull(),
    exhibitId: text('exhibit_id').notNull(),
    readingId: text('reading_id').notNull(),
    /** Statement of the reading, from 0. */
    statement: integer('statement').notNull(),
    /** For a link, the exhibit it leads to. */
    toId: text('to_id'),
    /** waiting, confirmed or left. */
    state: text('state').notNull(),
    runId: text('run_id'),
    createdAt: time('created_at').notNull(),
    decidedAt: time('decided_at'),
    decidedBy: text('decided_by'),
  },
  (t) => [
    index('proposal_case').on(t.caseId, t.state, t.id),
    index('proposal_exhibit').on(t.caseId, t.exhibitId),
  ],
);

/** A file that a reading names by its digest, for one that arrives later. */
export const digestMention = pgTable(
  'digest_mention',
  {
    caseId: text('case_id').notNull(),
    sha256: text('sha256').notNull(),
    exhibitId: text('exhibit_id').notNull(),
    readingId: text('reading_id').notNull(),
    /** Statement of the reading, from 0. */
    statement: integer('statement').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.sha256, t.exhibitId] })],
);
