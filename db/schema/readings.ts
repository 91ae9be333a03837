import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { time } from './columns';
import { exhibit } from './exhibits';

/** What one version of the readers found in the bytes of an exhibit. Readings are added, never replaced. */
export const reading = pgTable(
  'reading',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    exhibitId: text('exhibit_id')
      .notNull()
      .references(() => exhibit.id),
    /** Digest of the bytes that were read. */
    objectSha256: text('object_sha256').notNull(),
    /** Version of the readers. */
    readers: integer('readers').notNull(),
    /** Digest of the canonical JSON in `body`; null where reading failed. */
    sha256: text('sha256'),
    /** Text, not jsonb: its bytes are what the digest covers. */
    body: text('body'),
    records: integer('records').notNull(),
    statements: integer('statements').notNull(),
    findings: integer('findings').notNull(),
    /** Tool named first, for lists; cut to 200 units. */
    tool: text('tool'),
    /** Why there is no reading; null where there is one. */
    failure: text('failure'),
    at: time('at').notNull(),
    /** Null where nothing was found and nobody had asked: no act, no entry. */
    entry: bigint('entry', { mode: 'number' }),
  },
  (t) => [index('reading_exhibit').on(t.caseId, t.exhibitId, t.at)],
);

/** Findings of a reading one by one, for lists of what needs a look. */
export const finding = pgTable(
  'finding',
  {
    readingId: text('reading_id')
      .notNull()
      .references(() => reading.id),
    number: integer('number').notNull(),
    caseId: text('case_id').notNull(),
    exhibitId: text('exhibit_id').notNull(),
    code: text('code').notNull(),
    about: text('about').notNull(),
    /** JSON of the values with their places. */
    facts: text('facts').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.readingId, t.number] }),
    index('finding_case').on(t.caseId, t.code),
  ],
);
