import { importBatch } from '@/db/schema/captures';
import { command } from '@/lib/door/command';
import { requireSupplier } from '@/lib/exhibits/commands/admission';
import { newId } from '@/lib/kernel/ids';
import { openImportInput } from '../schema';

/** Begins an import: files that come in together and are told of together. */
export const openImport = command({
  name: 'import.open',
  action: 'import.write',
  input: openImportInput,
  async run({ tx, grant, input }) {
    const { caseId: _, label, ...common } = input;
    await requireSupplier(tx, grant.caseId, common.supplierId);
    const importId = newId('import');
    await tx.insert(importBatch).values({
      id: importId,
      caseId: grant.caseId,
      accountId: grant.actor.id,
      label,
      common,
      state: 'running',
      files: 0,
      createdAt: new Date(),
    });
    return { answer: { importId }, unrecorded: 'an import is recorded when it ends' };
  },
});
