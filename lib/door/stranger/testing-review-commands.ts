import { linkAccount } from '@/lib/contributors/commands/account';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { placeHold, recordNotice } from '@/lib/review/commands/holds';
import { linkElement } from '@/lib/review/commands/link-element';
import { type Desk, dataOf, fresh } from './testing-desk';
import type { Line } from './testing-line';

const happenedAt = '2026-01-01T00:00:00.000Z';

async function linked({ caseId, owner, exhibitId }: Desk): Promise<string> {
  const record = { kind: 'exhibit' as const, id: exhibitId, revision: null };
  const asking = linkElement(await owner.caller(), { caseId, elements: ['E15'], record });
  return (await dataOf(asking)).linkIds[0] ?? '';
}

async function held({ caseId, owner }: Desk): Promise<string> {
  const asked = { caseId, startsAt: happenedAt, scope: fresh('scope') };
  return (await dataOf(placeHold(await owner.caller(), asked))).holdId;
}

async function noticed({ caseId, owner }: Desk): Promise<string> {
  const asked = { caseId, kind: 'claim' as const, direction: 'received' as const, happenedAt };
  return (await dataOf(recordNotice(await owner.caller(), asked))).noticeId;
}

/** Commands of the review room. */
export const REVIEW_COMMANDS: Record<string, Line> = {
  'element.link': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId, exhibitId }) => ({
      caseId,
      elements: ['E15'],
      record: { kind: 'exhibit', id: exhibitId, revision: null },
    }),
    names: ({ exhibitId }) => ({ record: { kind: 'exhibit', id: exhibitId, revision: null } }),
  },
  'element.unlink': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: async (desk) => ({ caseId: desk.caseId, linkId: await linked(desk), reason: 'because' }),
  },
  'notice.record': {
    scope: 'case',
    may: 'owner admin member counsel writer',
    input: ({ caseId }) => ({ caseId, kind: 'claim', direction: 'received', happenedAt }),
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'hold.place': {
    scope: 'case',
    may: 'owner admin member counsel writer',
    input: async (desk) => ({
      caseId: desk.caseId,
      startsAt: happenedAt,
      scope: fresh('scope'),
      noticeId: await noticed(desk),
    }),
  },
  'hold.release': {
    scope: 'case',
    may: 'owner admin member counsel writer',
    input: async (desk) => ({ caseId: desk.caseId, holdId: await held(desk), reason: 'because' }),
  },
  'counsel.write_note': {
    scope: 'case',
    may: 'counsel',
    input: ({ caseId }) => ({ caseId, text: fresh('note') }),
  },
  'act.answer': {
    scope: 'open_case',
    may: 'owner admin member guest writer',
    input: async ({ caseId, owner }, who) => {
      // Only whoever is linked to the contributor may answer for him.
      const asked = { caseId, name: fresh('person'), standing: 'member' as const };
      const caller = await owner.caller();
      const { contributorId } = await dataOf(addContributor(caller, asked));
      const { accountId } = who;
      await linkAccount(caller, { caseId, contributorId, accountId });
      return { caseId, entry: 0, contributorId, meaning: 'approval' };
    },
  },
};
