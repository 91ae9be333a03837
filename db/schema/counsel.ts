import { bigint, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { time } from './columns';

/**
 * What counsel noted for themselves: a log of each counsel in each case, chained, append-only, and
 * apart from evidence. Texts are sealed: neither the ledger nor a copy of the database shows them.
 */
export const counselEntry = pgTable(
  'counsel_entry',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id').notNull(),
    accountId: text('account_id').notNull(),
    /** Number within the log, from 0. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: time('at').notNull(),
    /** What it is about; null for the case as a whole. */
    recordKind: text('record_kind'),
    recordId: text('record_id'),
    /** Accounts of other counsel who may read it. */
    sharedWith: jsonb('shared_with').$type<string[]>().notNull(),
    /** Sealed JSON: mark and text. */
    sealed: text('sealed').notNull(),
    /** SHA-256, hexadecimal, over the entry before and this one (lib/review/model). */
    hash: text('hash').notNull(),
  },
  (t) => [
    uniqueIndex('counsel_entry_seq').on(t.caseId, t.accountId, t.seq),
    index('counsel_entry_record').on(t.caseId, t.recordId),
  ],
);
