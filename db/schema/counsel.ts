import { bigint, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
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
    /** note, or a kind of the desk (lib/desk/model): fact, allegation, decision, composition … */
    kind: text('kind').notNull().default('note'),
    /** The item of the desk that this is a version of; null for a note. */
    subject: text('subject'),
    /** What it is about; null for the case as a whole. */
    recordKind: text('record_kind'),
    recordId: text('record_id'),
    /** Accounts, or firms of counsel, who may read it besides its author. */
    sharedWith: jsonb('shared_with').$type<string[]>().notNull(),
    /** Sealed JSON: mark and text. */
    sealed: text('sealed').notNull(),
    /** SHA-256, hexadecimal, over the entry before and this one (lib/review/model). */
    hash: text('hash').notNull(),
  },
  (t) => [
    uniqueIndex('counsel_entry_seq').on(t.caseId, t.accountId, t.seq),
    index('counsel_entry_record').on(t.caseId, t.recordId),
    index('counsel_entry_subject').on(t.caseId, t.subject),
  ],
);

/** A firm of counsel in a workspace: who belongs to it is decided by its own counsel alone. */
export const counselFirm = pgTable('counsel_firm', {
  id: text('id').primaryKey(),
  workspaceId: text('workspace_id').notNull(),
  name: text('name').notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
});

/** Counsel of a firm, by period; whoever left reads nothing of it any more. */
export const counselFirmMember = pgTable(
  'counsel_firm_member',
  {
    firmId: text('firm_id')
      .notNull()
      .references(() => counselFirm.id),
    accountId: text('account_id').notNull(),
    admittedBy: text('admitted_by').notNull(),
    at: time('at').notNull(),
    endedAt: time('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.firmId, t.accountId, t.at] }),
    index('counsel_firm_member_account').on(t.accountId),
  ],
);
