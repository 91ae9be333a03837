import {
  bigint,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { time } from './columns';
import { workspace } from './workspaces';

// Every table of a case is an index of its ledger: each fact stands in an entry, and fsck
// re-derives it. Columns named `entry` hold the index of the entry that last set the row.

/** The file about one work or dispute. */
export const caseFile = pgTable(
  'case_file',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspace.id),
    /** Running number within the workspace, shown as CG-<year>-<number>. */
    number: integer('number').notNull(),
    title: text('title').notNull(),
    kind: text('kind').notNull(),
    status: text('status').notNull(),
    party: text('party').notNull(),
    side: text('side').notNull(),
    /** Space-separated forums: prc us eu uk. */
    forums: text('forums').notNull(),
    textAsOf: date('text_as_of', { mode: 'string' }).notNull(),
    disputeDate: date('dispute_date', { mode: 'string' }),
    language: text('language').notNull(),
    createdAt: time('created_at').notNull(),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [uniqueIndex('case_file_number').on(t.workspaceId, t.number)],
);

/** A work at issue in a case. */
export const work = pgTable(
  'work',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    title: text('title').notNull(),
    completedOn: date('completed_on', { mode: 'string' }),
    publishedOn: date('published_on', { mode: 'string' }),
    publishedAt: text('published_at').notNull().default(''),
    registrationNumber: text('registration_number').notNull().default(''),
    registrationAuthority: text('registration_authority').notNull().default(''),
    registeredOn: date('registered_on', { mode: 'string' }),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [index('work_case').on(t.caseId)],
);

/** A person credited or contested in a case: of the workspace or a named non-user. */
export const contributor = pgTable(
  'contributor',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    /** Legal name in any script. */
    name: text('name').notNull(),
    /** person of the workspace (`member`) or named outsider (`outsider`). */
    standing: text('standing').notNull(),
    employer: text('employer').notNull().default(''),
    identityCheck: text('identity_check').notNull().default(''),
    note: text('note').notNull().default(''),
    createdAt: time('created_at').notNull(),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [index('contributor_case').on(t.caseId)],
);

/** Which accounts act for a contributor. */
export const contributorAccount = pgTable(
  'contributor_account',
  {
    contributorId: text('contributor_id')
      .notNull()
      .references(() => contributor.id),
    accountId: text('account_id').notNull(),
    caseId: text('case_id').notNull(),
    linkedAt: time('linked_at').notNull(),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contributorId, t.accountId] }),
    uniqueIndex('contributor_account_case').on(t.caseId, t.accountId),
  ],
);

/** A role a contributor had over a period. */
export const contributorRole = pgTable(
  'contributor_role',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    contributorId: text('contributor_id')
      .notNull()
      .references(() => contributor.id),
    role: text('role').notNull(),
    /** asserted, acknowledged or disputed; meant for co-creators. */
    standing: text('standing').notNull(),
    startsOn: date('starts_on', { mode: 'string' }),
    endsOn: date('ends_on', { mode: 'string' }),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [
    index('contributor_role_case').on(t.caseId),
    index('contributor_role_of').on(t.contributorId),
  ],
);
