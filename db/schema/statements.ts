import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { caseFile } from './cases';
import { time } from './columns';

const entry = () => bigint('entry', { mode: 'number' }).notNull();
const caseId = () =>
  text('case_id')
    .notNull()
    .references(() => caseFile.id);

/** What counsel asked a contributor. Counsel's act: no entry of the ledger, and no evidence. */
export const question = pgTable(
  'question',
  {
    id: text('id').primaryKey(),
    caseId: caseId(),
    contributorId: text('contributor_id').notNull(),
    /** What it is about; null for the case as a whole. */
    recordKind: text('record_kind'),
    recordId: text('record_id'),
    revision: integer('revision'),
    text: text('text').notNull(),
    askedBy: text('asked_by').notNull(),
    at: time('at').notNull(),
    withdrawnAt: time('withdrawn_at'),
  },
  (t) => [index('question_case').on(t.caseId, t.at)],
);

/** What a contributor answered. */
export const questionAnswer = pgTable(
  'question_answer',
  {
    caseId: caseId(),
    entry: entry(),
    questionId: text('question_id').notNull(),
    contributorId: text('contributor_id').notNull(),
    recordKind: text('record_kind'),
    recordId: text('record_id'),
    revision: integer('revision'),
    question: text('question').notNull(),
    answer: text('answer').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.entry] }),
    index('question_answer_question').on(t.questionId),
  ],
);

/** One saving of a declaration's blanks. */
export const declarationVersion = pgTable(
  'declaration_version',
  {
    declarationId: text('declaration_id').notNull(),
    version: integer('version').notNull(),
    caseId: caseId(),
    template: text('template').notNull(),
    questionnaire: integer('questionnaire').notNull(),
    contributorId: text('contributor_id'),
    blanks: jsonb('blanks').$type<{ key: string; text: string }[]>().notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
    entry: entry(),
  },
  (t) => [
    primaryKey({ columns: [t.declarationId, t.version] }),
    index('declaration_version_case').on(t.caseId, t.entry),
  ],
);

/** Words of an agreement, version by version. */
export const agreementVersion = pgTable(
  'agreement_version',
  {
    agreementId: text('agreement_id').notNull(),
    version: integer('version').notNull(),
    caseId: caseId(),
    kind: text('kind').notNull(),
    parties: jsonb('parties').$type<string[]>().notNull(),
    sha256: text('sha256').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
    entry: entry(),
  },
  (t) => [
    primaryKey({ columns: [t.agreementId, t.version] }),
    index('agreement_version_case').on(t.caseId, t.entry),
  ],
);

/** What a party said of one version. */
export const agreementAnswer = pgTable(
  'agreement_answer',
  {
    caseId: caseId(),
    entry: entry(),
    agreementId: text('agreement_id').notNull(),
    version: integer('version').notNull(),
    contributorId: text('contributor_id').notNull(),
    answer: text('answer').notNull(),
    reason: text('reason').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.caseId, t.entry] }),
    index('agreement_answer_agreement').on(t.agreementId),
  ],
);

/** A translation of words of a record. */
export const translation = pgTable(
  'translation',
  {
    id: text('id').primaryKey(),
    caseId: caseId(),
    recordKind: text('record_kind').notNull(),
    recordId: text('record_id').notNull(),
    revision: integer('revision'),
    span: jsonb('span').$type<{ from: number; to: number } | null>(),
    sourceSha256: text('source_sha256').notNull(),
    from: text('from').notNull(),
    to: text('to').notNull(),
    translatorId: text('translator_id'),
    aid: text('aid').notNull(),
    replaces: text('replaces'),
    source: text('source').notNull(),
    text: text('text').notNull(),
    translatorName: text('translator_name').notNull(),
    competence: text('competence').notNull(),
    note: text('note').notNull(),
    accountId: text('account_id').notNull(),
    at: time('at').notNull(),
    entry: entry(),
  },
  (t) => [index('translation_record').on(t.caseId, t.recordId)],
);
