import { eq } from 'drizzle-orm';
import {
  agreementAnswer,
  agreementVersion,
  declarationVersion,
  question,
  questionAnswer,
  translation,
} from '@/db/schema/statements';
import type { Reader } from '@/db/tx';
import type { CaseState, Mark } from '@/lib/entries/state';
import { sha256Hex } from '@/lib/kernel/digest';
import { spelt } from './runs';

type Facts = Map<string, Record<string, unknown>>;

const marked = (mark: Mark) => ({ accountId: mark.actor, at: mark.at, entry: mark.index });

const recorded = (record: { kind: string; id: string; revision: number | null } | null) => ({
  recordKind: record?.kind ?? null,
  recordId: record?.id ?? null,
  revision: record?.revision ?? null,
});

/** What the entries say the tables of answers, declarations, agreements and translations hold. */
export function expectedStatementFacts({
  questionAnswers,
  declarations,
  agreements,
  translations,
}: CaseState): Record<string, Facts> {
  const all = [...agreements.values()];
  return {
    // A question stands in no ledger; one that was answered is the one its answer repeats.
    question: new Map(
      questionAnswers.map((one) => [
        one.question,
        {
          contributorId: one.contributor,
          ...recorded(one.record),
          sha256: one.asked.sha256,
          askedBy: one.asked.by,
          at: one.asked.at,
        },
      ]),
    ),
    question_answer: new Map(
      questionAnswers.map((one) => [
        String(one.answered.index),
        {
          questionId: one.question,
          contributorId: one.contributor,
          ...recorded(one.record),
          question: one.text,
          answer: one.answer,
          ...marked(one.answered),
        },
      ]),
    ),
    declaration_version: new Map(
      [...declarations.values()].flatMap(({ id, template, versions }) =>
        versions.map(({ version, questionnaire, contributor, blanks, saved }) => [
          `${id} v${version}`,
          {
            template,
            questionnaire,
            contributorId: contributor,
            blanks: spelt(blanks),
            ...marked(saved),
          },
        ]),
      ),
    ),
    agreement_version: new Map(
      all.flatMap(({ id, versions }) =>
        versions.map(({ version, parties, proposed, ...rest }) => [
          `${id} v${version}`,
          { ...rest, parties: spelt(parties), ...marked(proposed) },
        ]),
      ),
    ),
    agreement_answer: new Map(
      all.flatMap(({ id, answers }) =>
        answers.map(({ version, contributor, answer, reason, answered }) => [
          String(answered.index),
          {
            agreementId: id,
            version,
            contributorId: contributor,
            answer,
            reason,
            ...marked(answered),
          },
        ]),
      ),
    ),
    translation: new Map(
      [...translations.values()].map(({ id, record, span, translator, added, ...rest }) => [
        id,
        {
          ...recorded(record),
          span: span && spelt(span),
          translatorId: translator,
          ...rest,
          ...marked(added),
        },
      ]),
    ),
  };
}

/** What those tables hold, lists and shapes spelt as canonical JSON. */
export async function storedStatementFacts(
  caseId: string,
  db: Reader,
): Promise<Record<string, Facts>> {
  const questions = await db.select().from(question).where(eq(question.caseId, caseId));
  const answers = await db.select().from(questionAnswer).where(eq(questionAnswer.caseId, caseId));
  const declarations = await db
    .select()
    .from(declarationVersion)
    .where(eq(declarationVersion.caseId, caseId));
  const versions = await db
    .select()
    .from(agreementVersion)
    .where(eq(agreementVersion.caseId, caseId));
  const replies = await db.select().from(agreementAnswer).where(eq(agreementAnswer.caseId, caseId));
  const translations = await db.select().from(translation).where(eq(translation.caseId, caseId));
  const answered = new Set(answers.map(({ questionId }) => questionId));
  return {
    question: new Map(
      questions
        .filter(({ id }) => answered.has(id))
        .map(({ id, caseId: _, text, withdrawnAt: _w, ...row }) => [
          id,
          { ...row, sha256: sha256Hex(text), at: row.at.toISOString() },
        ]),
    ),
    question_answer: new Map(
      answers.map(({ caseId: _, ...row }) => [
        String(row.entry),
        { ...row, at: row.at.toISOString() },
      ]),
    ),
    declaration_version: new Map(
      declarations.map(({ declarationId, version, caseId: _, ...row }) => [
        `${declarationId} v${version}`,
        { ...row, blanks: spelt(row.blanks), at: row.at.toISOString() },
      ]),
    ),
    agreement_version: new Map(
      versions.map(({ agreementId, version, caseId: _, ...row }) => [
        `${agreementId} v${version}`,
        { ...row, parties: spelt(row.parties), at: row.at.toISOString() },
      ]),
    ),
    agreement_answer: new Map(
      replies.map(({ caseId: _, ...row }) => [
        String(row.entry),
        { ...row, at: row.at.toISOString() },
      ]),
    ),
    translation: new Map(
      translations.map(({ id, caseId: _, ...row }) => [
        id,
        { ...row, span: row.span && spelt(row.span), at: row.at.toISOString() },
      ]),
    ),
  };
}
