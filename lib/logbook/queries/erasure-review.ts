import { and, eq } from 'drizzle-orm';
import { actAnswer, elementLink, legalHold, notice } from '@/db/schema/review';
import type { Tx } from '@/db/tx';
import type { PayloadEntry } from './erasure';

/** Takes out of the tables of the review what an erased payload said. */
export async function rederiveReviewTexts(
  tx: Tx,
  caseId: string,
  { kind, index, subject }: PayloadEntry & { subject: string },
): Promise<void> {
  switch (kind) {
    case 'element.linked':
      await tx.update(elementLink).set({ note: '' }).where(eq(elementLink.id, subject));
      return;
    case 'element.unlinked':
      await tx.update(elementLink).set({ withdrawnReason: '' }).where(eq(elementLink.id, subject));
      return;
    case 'notice.recorded':
      await tx.update(notice).set({ from: '', to: '', note: '' }).where(eq(notice.id, subject));
      return;
    case 'hold.placed':
      await tx.update(legalHold).set({ scope: '', reason: '' }).where(eq(legalHold.id, subject));
      return;
    case 'hold.released':
      await tx.update(legalHold).set({ releaseReason: '' }).where(eq(legalHold.id, subject));
      return;
    case 'act.answered':
      await tx
        .update(actAnswer)
        .set({ reason: '' })
        .where(and(eq(actAnswer.caseId, caseId), eq(actAnswer.entry, index)));
  }
}
