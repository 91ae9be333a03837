import { importBatch } from '@/db/schema/captures';
import { command } from '@/lib/door/command';
import { newId } from '@/lib/kernel/ids';
import { openImportInput } from '../schema';

/** Begins an import: files that come in together and are told of together. */
export const openImport = command({
  name: 'import.open',
  action: 'import.write',
  input: openImportInput,
  async run({ tx, grant, input }) {
    const importId = newId('import');
    await tx.insert(importBatch).values({
      id: importId,
      caseId: grant.caseId,
      accountId: grant.actor.id,
      label: input.label,
      state: 'running',
      files: 0,
      createdAt: new Date(),
    });
    return { answer: { importId }, unrecorded: 'an import is recorded when it ends' };
  },
});
