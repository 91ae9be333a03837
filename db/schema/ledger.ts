import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytea, time } from './columns';

/** Where a case's ledger stands. Written only by the database function ledger_append. */
export const ledgerHead = pgTable('ledger_head', {
  caseId: text('case_id').primaryKey(),
  size: bigint('size', { mode: 'number' }).notNull().default(0),
  /** Leaf hash of the last entry; 32 zero bytes before the first. */
  head: bytea('head').notNull(),
  lastAt: time('last_at').notNull(),
});

/** One entry: the exact bytes and what queries need of them. Append-only by trigger and role. */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    caseId: text('case_id').notNull(),
    index: bigint('index', { mode: 'number' }).notNull(),
    kind: text('kind').notNull(),
    v: integer('v').notNull(),
    at: time('at').notNull(),
    actorId: text('actor_id').notNull(),
    /** Exhibit or contributor the entry is about, for custody and contributor views. */
    subject: text('subject'),
    /** Canonical JSON text; its UTF-8 bytes are the record. */
    body: text('body').notNull(),
    leaf: bytea('leaf').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.index] }),
    index('ledger_entry_subject').on(t.caseId, t.subject, t.index),
    index('ledger_entry_actor').on(t.caseId, t.actorId, t.index),
  ],
);

/** Personal payload of an entry, committed there by digest; may be erased under law. */
export const ledgerPayload = pgTable(
  'ledger_payload',
  {
    caseId: text('case_id').notNull(),
    index: bigint('index', { mode: 'number' }).notNull(),
    /** 64 hexadecimal characters; null after erasure. */
    salt: text('salt'),
    /** Canonical JSON text; null after erasure. */
    data: text('data'),
    erasedAt: time('erased_at'),
    erasedReason: text('erased_reason'),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.index] })],
);

/** Signed statement of a tree's size and root. Append-only by trigger and role. */
export const ledgerCheckpoint = pgTable(
  'ledger_checkpoint',
  {
    caseId: text('case_id').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    root: bytea('root').notNull(),
    /** Compact range of the tree at this size: concatenated 32-byte hashes, left to right. */
    range: bytea('range').notNull(),
    /** The signed note, exact text. */
    note: text('note').notNull(),
    signedAt: time('signed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.size] })],
);

/** Result of a full check of a case; the newest is shown on it. */
export const ledgerCheck = pgTable(
  'ledger_check',
  {
    caseId: text('case_id').notNull(),
    startedAt: time('started_at').notNull(),
    finishedAt: time('finished_at').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    objects: integer('objects').notNull(),
    failures: integer('failures').notNull(),
    /** Report as JSON text: each record that does not agree, with expected and found. */
    report: text('report').notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.startedAt] })],
);
