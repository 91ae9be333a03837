import { linkAccount } from '@/lib/contributors/commands/account';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { sha256Hex } from '@/lib/kernel/digest';
import { proposeAgreement } from '@/lib/statements/commands/agreements';
import { askQuestion } from '@/lib/statements/commands/ask-question';
import { type Desk, dataOf, fresh } from './testing-desk';
import type { Line } from './testing-line';
import { enter, type Someone } from './testing-people';

/** A contributor of the case for whom somebody speaks. */
async function speakerOf({ caseId, owner }: Desk, { accountId }: Someone): Promise<string> {
  const caller = await owner.caller();
  const asked = { caseId, name: fresh('person'), standing: 'member' as const };
  const { contributorId } = await dataOf(addContributor(caller, asked));
  await linkAccount(caller, { caseId, contributorId, accountId });
  return contributorId;
}

/** A question to a contributor: of counsel who asks, or of counsel who comes in for it. */
async function askedOf(desk: Desk, contributorId: string, who?: Someone): Promise<string> {
  const counsel = who?.level === 'counsel' ? who : await enter(desk, 'counsel');
  const asked = { caseId: desk.caseId, contributorId, text: fresh('question') };
  return (await dataOf(askQuestion(await counsel.caller(), asked))).questionId;
}

/** Words laid before a contributor. */
async function proposedTo({ caseId, owner }: Desk, contributorId: string) {
  const text = fresh('words');
  const asked = { caseId, kind: 'other' as const, title: text, text, parties: [contributorId] };
  const { agreementId } = await dataOf(proposeAgreement(await owner.caller(), asked));
  return { agreementId, version: 1, sha256: sha256Hex(text) };
}

const noted = ({ exhibitId }: Desk) => ({ kind: 'exhibit', id: exhibitId, revision: null });

/** Commands of the room of statements. */
export const STATEMENT_COMMANDS: Record<string, Line> = {
  'question.ask': {
    scope: 'case',
    may: 'counsel',
    input: ({ caseId, contributorId }) => ({ caseId, contributorId, text: fresh('question') }),
  },
  'question.withdraw': {
    scope: 'case',
    may: 'counsel',
    // Whoever asked takes it back.
    input: async (desk, who) => ({
      caseId: desk.caseId,
      questionId: await askedOf(desk, desk.contributorId, who),
    }),
  },
  'question.answer': {
    scope: 'open_case',
    may: 'owner admin member guest writer',
    input: async (desk, who) => ({
      caseId: desk.caseId,
      questionId: await askedOf(desk, await speakerOf(desk, who)),
      answer: fresh('answer'),
    }),
  },
  'declaration.save': {
    scope: 'open_case',
    may: 'owner admin member guest writer',
    input: ({ caseId }) => ({
      caseId,
      template: 'process',
      blanks: [{ key: 'aims', text: fresh('aims') }],
    }),
    names: ({ contributorId }) => ({ contributorId }),
  },
  'agreement.propose': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId, contributorId }) => ({
      caseId,
      kind: 'other',
      title: fresh('title'),
      text: fresh('words'),
      parties: [contributorId],
    }),
    names: ({ contributorId }) => ({ parties: [contributorId] }),
  },
  'agreement.answer': {
    scope: 'open_case',
    may: 'owner admin member guest writer',
    input: async (desk, who) => {
      const contributorId = await speakerOf(desk, who);
      const words = await proposedTo(desk, contributorId);
      return { caseId: desk.caseId, ...words, contributorId, answer: 'accepted' };
    },
  },
  'translation.add': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId, runId }) => ({
      caseId,
      record: { kind: 'run', id: runId, revision: null },
      source: fresh('crystal'),
      text: fresh('水晶'),
      from: 'en',
      to: 'zh',
      translatorName: 'Lin',
      aid: 'none',
    }),
    names: ({ runId, contributorId }) => ({
      record: { kind: 'run', id: runId, revision: null },
      translatorId: contributorId,
    }),
  },
};

/** Loaders of the room of statements. */
export const STATEMENT_LOADERS: Record<string, Line> = {
  'statements.questions': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'statements.waiting': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'statements.declarations': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'statements.agreements': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'statements.translations': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId }) => ({ caseId }),
  },
  'statements.source': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: (desk) => ({ caseId: desk.caseId, record: noted(desk) }),
    names: (desk) => ({ record: noted(desk) }),
  },
};
