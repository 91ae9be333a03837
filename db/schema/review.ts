import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { caseFile } from './cases';
import { time } from './columns';

const entry = () => bigint('entry', { mode: 'number' }).notNull();

/** A record said to bear on an element of the claim. */
export const elementLink = pgTable(
  'element_link',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    element: text('element').notNull(),
    bearing: text('bearing').notNull(),
    recordKind: text('record_kind').notNull(),
    recordId: text('record_id').notNull(),
    revision: integer('revision'),
    aspects: jsonb('aspects').$type<string[]>().notNull(),
    region: jsonb('region').$type<{ x: number; y: number; width: number; height: number } | null>(),
    span: jsonb('span').$type<{ from: number; to: number; sha256: string } | null>(),
    note: text('note').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
    entry: entry(),
    /** When and by which entry it was taken back. */
    withdrawnAt: time('withdrawn_at'),
    withdrawnEntry: bigint('withdrawn_entry', { mode: 'number' }),
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [
    index('element_link_case').on(t.caseId, t.element),
    index('element_link_record').on(t.caseId, t.recordId),
  ],
);

/** A sign of dispute. */
export const notice = pgTable(
  'notice',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    kind: text('kind').notNull(),
    direction: text('direction').notNull(),
    happenedAt: time('happened_at').notNull(),
    exhibitId: text('exhibit_id'),
    from: text('from').notNull(),
    to: text('to').notNull(),
    note: text('note').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
    entry: entry(),
  },
  (t) => [index('notice_case').on(t.caseId, t.entry)],
);

/** A duty to keep. */
export const legalHold = pgTable(
  'legal_hold',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    startsAt: time('starts_at').notNull(),
    people: jsonb('people').$type<string[]>().notNull(),
    noticeId: text('notice_id'),
    scope: text('scope').notNull(),
    reason: text('reason').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
    entry: entry(),
    releasedAt: time('released_at'),
    releaseEntry: bigint('release_entry', { mode: 'number' }),
    releaseReason: text('release_reason'),
  },
  (t) => [index('legal_hold_case').on(t.caseId, t.entry)],
);

/** What contributors said of acts that the record gives to them. */
export const actAnswer = pgTable(
  'act_answer',
  {
    caseId: text('case_id').notNull(),
    entry: entry(),
    /** The act: entry of the case's ledger. */
    actEntry: bigint('act_entry', { mode: 'number' }).notNull(),
    contributorId: text('contributor_id').notNull(),
    meaning: text('meaning').notNull(),
    reason: text('reason').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.entry] }),
    index('act_answer_act').on(t.caseId, t.actEntry),
  ],
);
