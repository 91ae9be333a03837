import {
  bigint,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { account } from './accounts';
import { caseFile } from './cases';
import { bytea, time } from './columns';

/** A prompt of a case. Its text stands nowhere but in its operations. */
export const prompt = pgTable(
  'prompt',
  {
    id: text('id').primaryKey(),
    caseId: text('case_id')
      .notNull()
      .references(() => caseFile.id),
    /** Order of opening within the case, from 1. */
    number: integer('number').notNull(),
    title: text('title').notNull(),
    createdAt: time('created_at').notNull(),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [uniqueIndex('prompt_number').on(t.caseId, t.number)],
);

/** Where a prompt's chain of operations ends. Moved by prompt_append alone. */
export const promptHead = pgTable('prompt_head', {
  promptId: text('prompt_id')
    .primaryKey()
    .references(() => prompt.id),
  /** Operations in the chain. */
  size: bigint('size', { mode: 'number' }).notNull(),
  /** Hash of the last one; 32 zero bytes before the first. */
  hash: bytea('hash').notNull(),
  lastAt: time('last_at').notNull(),
  /** Operations covered by an entry of the case's ledger; moves forward only. */
  entered: bigint('entered', { mode: 'number' }).notNull(),
});

/** One accepted operation, in its exact bytes. Written by prompt_append alone, never changed. */
export const promptOperation = pgTable(
  'prompt_operation',
  {
    promptId: text('prompt_id')
      .notNull()
      .references(() => prompt.id),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    kind: text('kind').notNull(),
    /** Writer and counter of the claim; null for `opened`. A join bears the writer it was given and 0. */
    writer: bigint('writer', { mode: 'number' }),
    n: bigint('n', { mode: 'number' }),
    /** Text, never jsonb: reordered keys would not hash. */
    claim: text('claim').notNull(),
    sig: bytea('sig'),
    server: text('server').notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.promptId, t.seq] }),
    uniqueIndex('prompt_operation_claim').on(t.promptId, t.writer, t.n),
  ],
);

/** A frozen state: what was sent, or stood, at one operation. */
export const promptRevision = pgTable(
  'prompt_revision',
  {
    promptId: text('prompt_id')
      .notNull()
      .references(() => prompt.id),
    caseId: text('case_id').notNull(),
    /** From 1 within the prompt. */
    revision: integer('revision').notNull(),
    /** The freezing operation; the document is the state just before it. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
    /** Frozen document, canonical JSON, and its digest. */
    document: text('document').notNull(),
    sha256: text('sha256').notNull(),
    accountId: text('account_id').notNull(),
    purpose: text('purpose').notNull(),
    tool: text('tool').notNull().default(''),
    at: time('at').notNull(),
    entry: bigint('entry', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.promptId, t.revision] }),
    index('prompt_revision_case').on(t.caseId, t.at),
  ],
);

/** A state kept to load fast. A cache: rebuilt from operations, never evidence. */
export const promptSnapshot = pgTable(
  'prompt_snapshot',
  {
    promptId: text('prompt_id')
      .notNull()
      .references(() => prompt.id),
    size: bigint('size', { mode: 'number' }).notNull(),
    hash: bytea('hash').notNull(),
    /** Encoding of lib/authorship/snapshot, with its version. */
    state: bytea('state').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.promptId, t.size] })],
);

/** A private scratch area: the person's own, not evidence, in no ledger and no export. */
export const promptScratch = pgTable(
  'prompt_scratch',
  {
    promptId: text('prompt_id')
      .notNull()
      .references(() => prompt.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    text: text('text').notNull(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.promptId, t.accountId] })],
);

/** A device's public key, as enrolled by whoever was signed in. */
export const deviceKey = pgTable(
  'device_key',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** Raw Ed25519 public key, 32 bytes in base64. */
    key: text('key').notNull(),
    /** How the person was signed in, and from where: what the enrolment rests on. */
    sessionId: text('session_id'),
    authenticator: text('authenticator').notNull(),
    address: text('address').notNull(),
    userAgent: text('user_agent').notNull(),
    enrolledAt: time('enrolled_at').notNull().defaultNow(),
    revokedAt: time('revoked_at'),
  },
  (t) => [uniqueIndex('device_key_key').on(t.key), index('device_key_account').on(t.accountId)],
);
