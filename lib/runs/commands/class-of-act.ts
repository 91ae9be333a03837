import { eq } from 'drizzle-orm';
import { caseFile } from '@/db/schema/cases';
import type { Tx } from '@/db/tx';
import { classify } from '@/lib/exhibits/model';
import { requirePast } from './record-run';

/**
 * Class of a choice or of later work by machine rule (docs/formats/run.md), computed now: without a
 * claimed time the act is its recording, with one it stands on how soon it was recorded. Throws
 * INVALID for a time ahead of the server's clock.
 */
export async function classOfAct(tx: Tx, caseId: string, claimed: string | null) {
  requirePast(claimed, 'happenedAt');
  const [file] = await tx
    .select({ disputeDate: caseFile.disputeDate })
    .from(caseFile)
    .where(eq(caseFile.id, caseId));
  const happenedAt = claimed === null ? null : new Date(claimed);
  const classed = classify({
    kind: 'note',
    happenedAt,
    receivedAt: new Date(),
    disputeDate: file?.disputeDate ?? null,
    embedded: false,
    recreation: false,
  });
  return { ...classed, happenedAt };
}
