import { eq, sql } from 'drizzle-orm';
import { importBatch, importItem } from '@/db/schema/captures';
import { command } from '@/lib/door/command';
import { lockRunning, settleItems } from '../queries/batches';
import { waitingAt } from '../queries/items';
import { nameFilesInput, refuseFilesInput } from '../schema';

/** Names files of an import before they are read, so that what is never reached is told of, too. */
export const nameFiles = command({
  name: 'import.name_files',
  action: 'import.write',
  input: nameFilesInput,
  async run({ tx, grant, input }) {
    const { importId, from, files } = input;
    await lockRunning(tx, grant.caseId, importId);
    await tx
      .insert(importItem)
      .values(
        files.map(({ name, bytes }, i) => ({
          importId,
          caseId: grant.caseId,
          position: from + i,
          name,
          bytes,
          state: 'waiting',
        })),
      )
      .onConflictDoNothing();
    const [batch] = await tx
      .update(importBatch)
      .set({
        files: sql`(select count(*) from ${importItem} where ${importItem.importId} = ${importId})`,
      })
      .where(eq(importBatch.id, importId))
      .returning({ files: importBatch.files });
    return { answer: { files: batch?.files ?? 0 }, unrecorded: 'naming a file admits nothing' };
  },
});

/** Files that whoever sends them could not read or send, with the reason. */
export const refuseFiles = command({
  name: 'import.refuse_files',
  action: 'import.write',
  input: refuseFilesInput,
  async run({ tx, grant, input }) {
    const { importId, files } = input;
    await lockRunning(tx, grant.caseId, importId);
    const waiting = await waitingAt(
      tx,
      importId,
      files.map(({ position }) => position),
    );
    await settleItems(
      tx,
      importId,
      files
        .filter(({ position }) => waiting.has(position))
        .map(({ position, failure }) => ({ position, state: 'refused', failure })),
    );
    return { answer: null, unrecorded: 'the end of the import says how many were refused' };
  },
});
