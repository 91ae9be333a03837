import { and, eq } from 'drizzle-orm';
import { question } from '@/db/schema/statements';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { requireRecord } from '@/lib/review/queries/require-record';
import { requireContributors } from '../queries/own-contributor';
import { askQuestionInput, withdrawQuestionInput } from '../schema';

/**
 * Counsel asks a contributor something. The question is counsel's and no evidence, so nothing of it
 * stands in the ledger: it is seen by whoever asked, their firm, and accounts linked to the
 * contributor. An answer repeats it.
 */
export const askQuestion = command({
  name: 'question.ask',
  action: 'question.ask',
  input: askQuestionInput,
  async run({ tx, grant, input }) {
    const { caseId, actor } = grant;
    const { contributorId, record, text } = input;
    await requireContributors(tx, caseId, [contributorId], 'contributorId');
    if (record) await requireRecord(tx, caseId, record);
    const id = newId('question');
    await tx.insert(question).values({
      id,
      caseId,
      contributorId,
      recordKind: record?.kind ?? null,
      recordId: record?.id ?? null,
      revision: record?.revision ?? null,
      text,
      askedBy: actor.id,
      at: new Date(),
    });
    return { answer: { questionId: id }, unrecorded: 'a question of counsel is no evidence' };
  },
});

/** Whoever asked takes a question back; what was answered stays answered. */
export const withdrawQuestion = command({
  name: 'question.withdraw',
  action: 'question.ask',
  input: withdrawQuestionInput,
  async run({ tx, grant, input }) {
    const own = and(
      eq(question.id, input.questionId),
      eq(question.caseId, grant.caseId),
      eq(question.askedBy, grant.actor.id),
    );
    const [row] = await tx.select().from(question).where(own).for('update');
    if (!row) throw new AppError('NOT_FOUND', { reason: 'question' });
    if (row.withdrawnAt) throw new AppError('CONFLICT', { reason: 'question_withdrawn' });
    await tx.update(question).set({ withdrawnAt: new Date() }).where(own);
    return { answer: null, unrecorded: 'a question of counsel is no evidence' };
  },
});
