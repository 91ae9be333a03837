import { bigserial, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { time } from './columns';

/** Mail made by the app. With SMTP it is sent; without it the owner reads it here. */
export const mail = pgTable(
  'mail',
  {
    id: text('id').primaryKey(),
    /** Null for mail that concerns the instance (password reset). */
    workspaceId: text('workspace_id'),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    sentAt: time('sent_at'),
    failure: text('failure'),
  },
  (t) => [index('mail_created').on(t.createdAt)],
);

/** Refusals and changes of access. Not evidence, but kept and never shown to strangers. */
export const securityLog = pgTable(
  'security_log',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: time('at').notNull().defaultNow(),
    event: text('event').notNull(),
    actorId: text('actor_id'),
    sessionId: text('session_id'),
    workspaceId: text('workspace_id'),
    caseId: text('case_id'),
    action: text('action'),
    code: text('code'),
    address: text('address'),
    detail: jsonb('detail').$type<Record<string, string | number | null>>(),
  },
  (t) => [index('security_log_workspace').on(t.workspaceId, t.id)],
);

/** Ordinary reading of pages; views of original bytes are ledger entries instead. */
export const accessLog = pgTable(
  'access_log',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: time('at').notNull().defaultNow(),
    actorId: text('actor_id').notNull(),
    sessionId: text('session_id'),
    caseId: text('case_id'),
    page: text('page').notNull(),
  },
  (t) => [index('access_log_case').on(t.caseId, t.id)],
);

/** Answer already given to an idempotency key of an account. */
export const idempotency = pgTable(
  'idempotency',
  {
    accountId: text('account_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    /** Null while the first request is still being worked on. */
    status: integer('status'),
    answer: jsonb('answer'),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] })],
);

/** Work done apart from requests; taken with SKIP LOCKED by lib/jobs. */
export const job = pgTable(
  'job',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    v: integer('v').notNull().default(1),
    caseId: text('case_id'),
    input: jsonb('input').notNull(),
    state: text('state').notNull().default('queued'),
    done: integer('done').notNull().default(0),
    total: integer('total').notNull().default(0),
    /** Message key of the step under way. */
    step: text('step').notNull().default(''),
    result: jsonb('result'),
    failure: text('failure'),
    attempts: integer('attempts').notNull().default(0),
    createdAt: time('created_at').notNull().defaultNow(),
    startedAt: time('started_at'),
    heartbeatAt: time('heartbeat_at'),
    finishedAt: time('finished_at'),
    cancelAskedAt: time('cancel_asked_at'),
    createdBy: text('created_by').notNull(),
    sessionId: text('session_id'),
  },
  (t) => [index('job_state').on(t.state, t.createdAt), index('job_case').on(t.caseId, t.createdAt)],
);

/** Facts about this instance that are not secret (name, set-up done). */
export const setting = pgTable('setting', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
});
