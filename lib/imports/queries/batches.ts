import { and, eq, sql } from 'drizzle-orm';
import { importBatch, importItem } from '@/db/schema/captures';
import type { Tx } from '@/db/tx';
import { AppError } from '@/lib/kernel/errors';
import type { ItemState } from '../dto';
import { type Counts, NO_COUNTS } from '../model';

/**
 * A running import of the case, locked: what is done to it is done one after the other. Throws
 * NOT_FOUND, and CONFLICT (`import_ended`) where it has ended.
 */
export async function lockRunning(tx: Tx, caseId: string, importId: string) {
  const [row] = await tx
    .select()
    .from(importBatch)
    .where(and(eq(importBatch.id, importId), eq(importBatch.caseId, caseId)))
    .for('update');
  if (!row) throw new AppError('NOT_FOUND', { reason: 'import' });
  if (row.state !== 'running') throw new AppError('CONFLICT', { reason: 'import_ended' });
  return row;
}

/** An import of the case that runs, for a look before the work. Throws like `lockRunning`. */
export async function runningImport(tx: Tx, caseId: string, importId: string) {
  const [row] = await tx
    .select()
    .from(importBatch)
    .where(and(eq(importBatch.id, importId), eq(importBatch.caseId, caseId)));
  if (!row) throw new AppError('NOT_FOUND', { reason: 'import' });
  if (row.state !== 'running') throw new AppError('CONFLICT', { reason: 'import_ended' });
  return row;
}

/** How many files of an import stand in each state. */
export async function countsOf(tx: Tx, importId: string): Promise<Counts> {
  const rows = await tx
    .select({ state: importItem.state, n: sql<number>`count(*)::int` })
    .from(importItem)
    .where(eq(importItem.importId, importId))
    .groupBy(importItem.state);
  const counts = { ...NO_COUNTS };
  // The column holds only states that commands wrote.
  for (const { state, n } of rows) counts[state as ItemState] = n;
  return counts;
}

/** What became of files, as the rows are to say. */
export type Fate = {
  position: number;
  state: ItemState;
  failure?: string | null;
  exhibitId?: string | null;
  sha256?: string | null;
};

/** Writes what became of files, all in one statement. What is not said of one stays as it was. */
export async function settleItems(tx: Tx, importId: string, fates: readonly Fate[]): Promise<void> {
  if (fates.length === 0) return;
  const rows = JSON.stringify(
    fates.map(({ position, state, failure, exhibitId, sha256 }) => ({
      position,
      state,
      failure: failure ?? null,
      exhibit_id: exhibitId ?? null,
      sha256: sha256 ?? null,
    })),
  );
  await tx.execute(sql`
    update ${importItem} as item
    set state = fate.state, failure = fate.failure, exhibit_id = fate.exhibit_id,
      sha256 = coalesce(fate.sha256, item.sha256)
    from jsonb_to_recordset(${rows}::jsonb)
      as fate(position int, state text, failure text, exhibit_id text, sha256 text)
    where item.import_id = ${importId} and item.position = fate.position`);
}
