import { z } from 'zod';
import { agreementAnswered } from '@/lib/entries/agreement-answered.v1';
import { agreementProposed } from '@/lib/entries/agreement-proposed.v1';
import { count, freeText, id } from '@/lib/entries/define';
import { recordRef } from '@/lib/entries/record-ref';
import { translationAdded } from '@/lib/entries/translation-added.v1';
import { DECLARATIONS } from '@/lib/entries/vocabulary';

const caseId = id('case');
const said = (max: number) => freeText(max).transform((s) => s.trim());
const required = (max: number) => said(max).pipe(z.string().min(1));
/** Words that are hashed or compared: kept to the character. */
const exact = (max: number) => freeText(max).refine((s) => s.trim() !== '', { error: 'required' });

/** Questions and answers about one record, or all of the case that the reader may see. */
export const questionsInput = z.strictObject({ caseId, recordId: z.string().max(60).optional() });

export const askQuestionInput = z.strictObject({
  caseId,
  contributorId: id('contributor'),
  /** What it is about; null for the case as a whole. */
  record: recordRef.nullable().default(null),
  text: required(4000),
});

export const withdrawQuestionInput = z.strictObject({ caseId, questionId: id('question') });

export const answerQuestionInput = z.strictObject({
  caseId,
  questionId: id('question'),
  answer: exact(20_000),
});

export const declarationsInput = z.strictObject({ caseId });

const blank = z.strictObject({
  key: z.string().regex(/^[a-z_]{1,40}$/),
  text: freeText(10_000),
});

export const saveDeclarationInput = z.strictObject({
  caseId,
  /** Left out for a new one. */
  declarationId: id('declaration').optional(),
  /** Version seen; 0 for a new one. */
  after: count.default(0),
  template: z.enum(DECLARATIONS),
  contributorId: id('contributor').nullable().default(null),
  blanks: z.array(blank).max(60),
});

export const agreementsInput = z.strictObject({ caseId });

const { kind } = agreementProposed.act.shape;

export const proposeAgreementInput = z.strictObject({
  caseId,
  /** Left out for a new one. */
  agreementId: id('agreement').optional(),
  /** Version seen; 0 for a new one. */
  after: count.default(0),
  kind,
  parties: z.array(id('contributor')).min(1).max(200),
  title: required(300),
  text: exact(60_000),
});

const { version, sha256, answer } = agreementAnswered.act.shape;

export const answerAgreementInput = z.strictObject({
  caseId,
  agreementId: id('agreement'),
  version,
  /** SHA-256 of the words that were read. */
  sha256,
  contributorId: id('contributor'),
  answer,
  reason: said(4000).default(''),
});

/** Translations of one record, or of all records of the case. */
export const translationsInput = z.strictObject({
  caseId,
  recordId: z.string().max(60).optional(),
});

/** A record whose words are to be translated. */
export const sourceInput = z.strictObject({ caseId, record: recordRef });

const act = translationAdded.act.shape;

export const addTranslationInput = z.strictObject({
  caseId,
  record: act.record,
  span: act.span.default(null),
  source: exact(20_000),
  text: exact(40_000),
  from: act.from,
  to: act.to,
  translatorId: act.translator.default(null),
  translatorName: said(300).default(''),
  competence: said(2000).default(''),
  aid: act.aid,
  replaces: act.replaces.default(null),
  note: said(4000).default(''),
});
