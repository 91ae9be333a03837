import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { caseFile } from '@/db/schema/cases';
import { STATUS_MOVES } from '@/lib/cases/model';
import { linkAccount } from '@/lib/contributors/commands/account';
import { requestDossier } from '@/lib/dossier/commands/request';
import type { CaseStatus } from '@/lib/entries/vocabulary';
import type { Caller } from '@/lib/kernel/actor';
import { releaseHold } from '@/lib/review/commands/holds';
import { loadHolds } from '@/lib/review/loaders';
import type { Desk } from './testing-desk';
import { dataOf, FILES, fresh, memberOf, noteIn, WISH } from './testing-desk';
import type { Line } from './testing-line';

const reason = 'because';

/** A status the case may go to from where it is, not sealing it unless it must. */
async function nextStatus(caseId: string): Promise<CaseStatus | undefined> {
  const [row] = await database()
    .select({ status: caseFile.status })
    .from(caseFile)
    .where(eq(caseFile.id, caseId));
  // The column holds only statuses that commands checked.
  return STATUS_MOVES[row?.status as CaseStatus][0];
}

async function queued({ caseId, owner }: Desk): Promise<string> {
  const asking = requestDossier(await owner.caller(), { caseId, ...WISH });
  return (await dataOf(asking)).dossierId;
}

/** Nothing is erased while a duty to keep stands, and other lines have placed some. */
async function freeOfHolds(caseId: string, caller: Caller): Promise<void> {
  const { holds } = await loadHolds(caller, { caseId });
  for (const { id: holdId, released } of holds) {
    if (released === null) await dataOf(releaseHold(caller, { caseId, holdId, reason }));
  }
}

/** Commands about a case, its people, its ledger and its exports. */
export const CASE_COMMANDS: Record<string, Line> = {
  'case.open': {
    scope: 'workspace',
    may: 'owner admin member writer',
    input: ({ workspaceId }) => ({ workspaceId, title: fresh('case'), kind: 'image' }),
  },
  'case.amend': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId, title: fresh('title') }),
  },
  'case.record_work': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId, title: fresh('work') }),
    names: ({ workId }) => ({ workId }),
  },
  'case.set_dispute_date': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId, date: '2099-01-01', reason }),
  },
  'case.set_status': {
    scope: 'case',
    may: 'owner admin writer',
    input: async ({ caseId }) => ({ caseId, to: await nextStatus(caseId), reason }),
  },
  'contributor.add': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId, name: fresh('person'), standing: 'outsider' }),
    names: ({ accountId }) => ({ accountId }),
  },
  'contributor.amend': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId, contributorId }) => ({ caseId, contributorId, note: fresh('note') }),
    names: ({ contributorId }) => ({ contributorId }),
  },
  'contributor.record_role': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId, contributorId }) => ({ caseId, contributorId, name: 'editor' }),
    names: ({ contributorId, roleId }) => ({ contributorId, roleId }),
  },
  'contributor.link_account': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input({ workspaceId, caseId, contributorId }) {
      const { accountId } = await memberOf(workspaceId);
      return { caseId, contributorId, accountId };
    },
    names: ({ contributorId, accountId }) => ({ contributorId, accountId }),
  },
  'contributor.unlink_account': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input({ workspaceId, caseId, contributorId, owner }) {
      const { accountId } = await memberOf(workspaceId);
      const link = { caseId, contributorId, accountId };
      await dataOf(linkAccount(await owner.caller(), link));
      return { ...link, reason };
    },
    names: ({ contributorId, accountId }) => ({ contributorId, accountId }),
  },
  'ledger.ask_check': {
    scope: 'case',
    may: 'owner admin member counsel writer service',
    input: ({ caseId }) => ({ caseId }),
  },
  'ledger.keep_check': {
    scope: 'case',
    may: 'service',
    input({ caseId }) {
      const at = new Date().toISOString();
      const counts = { size: 1, checkpoints: 1, objects: 0, bytes: 0 };
      const found = { failures: [], orphans: [] };
      return {
        caseId,
        report: { case: caseId, ...counts, ...found, startedAt: at, finishedAt: at },
      };
    },
  },
  'payload.erase': {
    scope: 'case',
    may: 'owner writer',
    async input({ caseId, owner }) {
      await freeOfHolds(caseId, await owner.caller());
      return { caseId, index: (await noteIn(caseId, owner)).index, reason };
    },
  },
  'dossier.request': {
    scope: 'case',
    may: 'owner admin member counsel writer',
    input: ({ caseId }) => ({ caseId, ...WISH }),
    names: ({ exhibitId }) => ({ withheld: [exhibitId], withholdingReason: reason }),
  },
  'dossier.cancel': {
    scope: 'case',
    may: 'owner admin member counsel writer',
    input: async (desk) => ({ caseId: desk.caseId, dossierId: await queued(desk) }),
    names: ({ dossierId }) => ({ dossierId }),
  },
  'dossier.complete': {
    scope: 'case',
    may: 'service',
    input: async (desk) => ({ caseId: desk.caseId, dossierId: await queued(desk), ...FILES }),
    names: ({ dossierId }) => ({ dossierId }),
  },
  'dossier.end': {
    scope: 'case',
    may: 'service',
    async input(desk) {
      const { caseId } = desk;
      return { caseId, dossierId: await queued(desk), outcome: 'failed', reason };
    },
    names: ({ dossierId }) => ({ dossierId }),
  },
  'dossier.open': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId, dossierId }) => ({ caseId, dossierId, part: 'pdf' }),
    names: ({ dossierId }) => ({ dossierId }),
  },
};
