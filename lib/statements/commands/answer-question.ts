import { and, eq } from 'drizzle-orm';
import { question, questionAnswer } from '@/db/schema/statements';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { questionAnswered } from '@/lib/entries/question-answered.v1';
import { type RecordRef, recordRef } from '@/lib/entries/record-ref';
import { sha256Hex } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { contributorsOfAccount } from '../queries/own-contributor';
import { answerQuestionInput } from '../schema';

/**
 * A contributor answers a question that counsel asked him: an entry with the question repeated in
 * it. Only an account linked to him meets the question at all. A later answer joins an earlier one.
 */
export const answerQuestion = command({
  name: 'question.answer',
  action: 'question.answer',
  input: answerQuestionInput,
  async run({ tx, grant, input, record }) {
    const { caseId, actor } = grant;
    const [row] = await tx
      .select()
      .from(question)
      .where(and(eq(question.id, input.questionId), eq(question.caseId, caseId)))
      .for('share');
    const own = await contributorsOfAccount(tx, caseId, actor.id);
    if (!row || !own.includes(row.contributorId)) {
      throw new AppError('NOT_FOUND', { reason: 'question' });
    }
    if (row.withdrawnAt) throw new AppError('CONFLICT', { reason: 'question_withdrawn' });
    const about = aboutOf(row);
    const entry = await record(
      draft(
        questionAnswered,
        {
          question: row.id,
          contributor: row.contributorId,
          record: about,
          asked: { by: row.askedBy, at: row.at.toISOString(), sha256: sha256Hex(row.text) },
        },
        { question: row.text, answer: input.answer },
      ),
    );
    await tx.insert(questionAnswer).values({
      caseId,
      entry: entry.index,
      questionId: row.id,
      contributorId: row.contributorId,
      recordKind: row.recordKind,
      recordId: row.recordId,
      revision: row.revision,
      question: row.text,
      answer: input.answer,
      accountId: actor.id,
      at: entry.at,
    });
    return { answer: null, entries: [entry] };
  },
});

/** What a question is about. The columns hold only what asking checked. */
function aboutOf(row: typeof question.$inferSelect): RecordRef | null {
  const { recordKind: kind, recordId: id, revision } = row;
  return kind === null ? null : recordRef.parse({ kind, id, revision });
}
