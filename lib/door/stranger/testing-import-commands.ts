import { database } from '@/db/client';
import { importBatch } from '@/db/schema/captures';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { type Desk, fresh, runningImport, waitingProposal } from './testing-desk';
import type { Line } from './testing-line';
import type { Someone } from './testing-people';

const named = ({ importId }: Desk) => ({ importId });

const MAY = { scope: 'open_case', may: 'owner admin member writer' } as const;

/** An archive that was opened and holds nothing. */
async function openedArchive(
  caseId: string,
  archiveId: string,
  { accountId }: Someone,
): Promise<string> {
  const id = newId('import');
  const rest = { label: fresh('archive'), state: 'running', files: 0, createdAt: new Date() };
  await database()
    .insert(importBatch)
    .values({ id, caseId, accountId, archiveId, ...rest });
  return id;
}

/** Commands about imports and what they suggest. */
export const IMPORT_COMMANDS: Record<string, Line> = {
  'import.open': {
    ...MAY,
    input: ({ caseId }) => ({ caseId, label: fresh('import') }),
  },
  'import.name_files': {
    ...MAY,
    input: ({ caseId, importId }) => ({
      caseId,
      importId,
      from: 0,
      files: [{ name: fresh('file'), bytes: 1 }],
    }),
    names: named,
  },
  'import.announce_files': {
    ...MAY,
    input: ({ caseId, importId }) => ({
      caseId,
      importId,
      files: [{ position: 0, sha256: sha256Hex(fresh()) }],
    }),
    names: named,
  },
  'import.admit_files': {
    ...MAY,
    input: ({ caseId, importId }) => ({ caseId, importId, positions: [0] }),
    names: named,
  },
  'import.refuse_files': {
    ...MAY,
    async input({ caseId, owner }) {
      const importId = await runningImport(caseId, owner);
      return { caseId, importId, files: [{ position: 0, failure: 'file_unreadable' }] };
    },
    names: named,
  },
  'import.end': {
    ...MAY,
    async input({ caseId, owner }) {
      return { caseId, importId: await runningImport(caseId, owner), cancelled: false };
    },
    names: named,
  },
  'import.open_archive': {
    ...MAY,
    // One that was opened before is answered with what it was opened as.
    async input({ caseId, exhibitId, owner }) {
      await openedArchive(caseId, exhibitId, owner);
      return { caseId, exhibitId };
    },
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'import.unpack_members': {
    ...MAY,
    async input({ caseId, exhibitId, owner }) {
      const importId = await openedArchive(caseId, exhibitId, owner);
      return { caseId, importId, source: fresh() };
    },
    names: named,
  },
  'import.decide': {
    ...MAY,
    async input({ caseId, exhibitId }) {
      const proposals = [await waitingProposal(caseId, exhibitId)];
      return { caseId, decision: 'leave', which: { proposals } };
    },
    names: ({ proposalId }) => ({ which: { proposals: [proposalId] } }),
  },
};

const READ = {
  scope: 'case',
  may: 'owner admin member counsel guest reader writer service',
} as const;

/** Reads of imports and of what they suggest. */
export const IMPORT_LOADERS: Record<string, Line> = {
  'imports.list': { ...READ, input: ({ caseId }) => ({ caseId }) },
  'imports.one': {
    ...READ,
    input: ({ caseId, importId }) => ({ caseId, importId }),
    names: named,
  },
  'imports.files': {
    ...READ,
    input: ({ caseId, importId }) => ({ caseId, importId }),
    names: named,
  },
  'imports.proposals': { ...READ, input: ({ caseId }) => ({ caseId }) },
};
