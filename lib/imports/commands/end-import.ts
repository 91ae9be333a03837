import { and, eq } from 'drizzle-orm';
import { importBatch, importItem } from '@/db/schema/captures';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { importRecorded } from '@/lib/entries/import-recorded.v1';
import { countsOf, lockRunning } from '../queries/batches';
import { endImportInput } from '../schema';

/**
 * Ends an import: what still waits is left, and an entry says how many files were named and what
 * became of them. An import ends once.
 */
export const endImport = command({
  name: 'import.end',
  action: 'import.write',
  input: endImportInput,
  async run({ tx, grant, input, record }) {
    const { importId, cancelled } = input;
    const batch = await lockRunning(tx, grant.caseId, importId);
    await tx
      .update(importItem)
      .set({ state: 'left' })
      .where(and(eq(importItem.importId, importId), eq(importItem.state, 'waiting')));
    const counts = await countsOf(tx, importId);
    const files = Object.values(counts).reduce((sum, n) => sum + n, 0);
    const act = {
      import: importId,
      files,
      admitted: counts.admitted,
      known: counts.known,
      refused: counts.refused,
      cancelled,
      archive: batch.archiveId,
    };
    const entry = await record(draft(importRecorded, act, { label: batch.label }));
    await tx
      .update(importBatch)
      .set({
        state: cancelled ? 'cancelled' : 'ended',
        files,
        endedAt: entry.at,
        entry: entry.index,
      })
      .where(eq(importBatch.id, importId));
    return { answer: { counts }, entries: [entry] };
  },
});
