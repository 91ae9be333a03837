import { and, eq } from 'drizzle-orm';
import { work } from '@/db/schema/cases';
import { exhibit } from '@/db/schema/exhibits';
import { promptRevision } from '@/db/schema/prompts';
import { generator, modification, run, selection } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { RecordKind } from '@/lib/entries/vocabulary';
import { AppError } from '@/lib/kernel/errors';

const TABLES = { exhibit, run, selection, modification, work, generator };

/** Throws INVALID where the record named is none of the case. */
export async function requireRecord(
  tx: Tx,
  caseId: string,
  record: { kind: RecordKind; id: string; revision: number | null },
): Promise<void> {
  let found: unknown[];
  if (record.kind === 'revision') {
    found = await tx
      .select({ revision: promptRevision.revision })
      .from(promptRevision)
      .where(
        and(
          eq(promptRevision.caseId, caseId),
          eq(promptRevision.promptId, record.id),
          eq(promptRevision.revision, record.revision ?? 0),
        ),
      );
  } else {
    const table = TABLES[record.kind];
    found = await tx
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.id, record.id), eq(table.caseId, caseId)));
  }
  if (found.length === 0) {
    throw new AppError('INVALID', { fields: { record: 'unknown_record' } });
  }
}
