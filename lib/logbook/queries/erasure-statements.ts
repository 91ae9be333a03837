import { and, eq } from 'drizzle-orm';
import {
  agreementAnswer,
  agreementVersion,
  declarationVersion,
  questionAnswer,
  translation,
} from '@/db/schema/statements';
import type { Tx } from '@/db/tx';
import type { PayloadEntry } from './erasure';

/**
 * Takes out of the tables of statements what an erased payload said. The question itself stays with
 * counsel, whose words it is; digests, versions, parties and answers stand.
 */
export async function rederiveStatementTexts(
  tx: Tx,
  caseId: string,
  { kind, index }: PayloadEntry,
): Promise<void> {
  switch (kind) {
    case 'question.answered':
      await tx
        .update(questionAnswer)
        .set({ question: '', answer: '' })
        .where(and(eq(questionAnswer.caseId, caseId), eq(questionAnswer.entry, index)));
      return;
    case 'declaration.saved':
      await tx
        .update(declarationVersion)
        .set({ blanks: [] })
        .where(and(eq(declarationVersion.caseId, caseId), eq(declarationVersion.entry, index)));
      return;
    case 'agreement.proposed':
      await tx
        .update(agreementVersion)
        .set({ title: '', text: '' })
        .where(and(eq(agreementVersion.caseId, caseId), eq(agreementVersion.entry, index)));
      return;
    case 'agreement.answered':
      await tx
        .update(agreementAnswer)
        .set({ reason: '' })
        .where(and(eq(agreementAnswer.caseId, caseId), eq(agreementAnswer.entry, index)));
      return;
    case 'translation.added':
      await tx
        .update(translation)
        .set({ source: '', text: '', translatorName: '', competence: '', note: '' })
        .where(and(eq(translation.caseId, caseId), eq(translation.entry, index)));
  }
}
