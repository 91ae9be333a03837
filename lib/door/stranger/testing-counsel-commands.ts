import { admitToFirm, openFirm } from '@/lib/desk/commands/firms';
import { saveItem } from '@/lib/desk/commands/items';
import { type Desk, dataOf, fresh } from './testing-desk';
import type { Line } from './testing-line';
import { enter, type Someone } from './testing-people';

const TEAM = 'owner admin member counsel writer';
const READ = { scope: 'case', may: 'owner admin member counsel reader writer' } as const;

/** A fact that leans on an exhibit. */
const factOn = (exhibitId: string) => ({
  kind: 'fact' as const,
  said: {
    text: fresh('fact'),
    cites: [
      {
        record: { kind: 'exhibit' as const, id: exhibitId, revision: null },
        entry: null,
        span: null,
        region: null,
        page: null,
      },
    ],
  },
});

/** A fact on the desk of whoever asks; of the owner's where somebody asks who keeps none. */
async function factOf({ caseId, exhibitId, owner }: Desk, who: Someone): Promise<string> {
  const asking = { caseId, item: factOn(exhibitId) };
  const own = await saveItem(await who.caller(), asking);
  if (own.ok) return own.data.itemId;
  return (await dataOf(saveItem(await owner.caller(), asking))).itemId;
}

/** A firm of whoever asks where that is counsel, else of other counsel; with counsel beside it. */
async function firmOf(desk: Desk, who: Someone) {
  const { workspaceId } = desk;
  const head = who.level === 'counsel' ? who : await enter(desk, 'counsel');
  const beside = await enter(desk, 'counsel');
  const asked = { workspaceId, name: fresh('firm') };
  const { firmId } = await dataOf(openFirm(await head.caller(), asked));
  return { workspaceId, firmId, accountId: beside.accountId, head };
}

/** What is written on desks, and the firms of counsel. */
export const COUNSEL_COMMANDS: Record<string, Line> = {
  'desk.save': {
    scope: 'case',
    may: TEAM,
    input: ({ caseId, exhibitId }) => ({ caseId, item: factOn(exhibitId) }),
    names: ({ exhibitId }) => ({ item: factOn(exhibitId) }),
  },
  'desk.withdraw': {
    scope: 'case',
    may: TEAM,
    input: async (desk, who) => ({
      caseId: desk.caseId,
      itemId: await factOf(desk, who),
      version: 1,
      reason: 'because',
    }),
  },
  'desk.order_facts': {
    scope: 'case',
    may: TEAM,
    input: async (desk, who) => ({ caseId: desk.caseId, facts: [await factOf(desk, who)] }),
  },
  'firm.open': {
    scope: 'workspace',
    may: 'counsel',
    input: ({ workspaceId }) => ({ workspaceId, name: fresh('firm') }),
  },
  'firm.admit': {
    scope: 'workspace',
    may: 'counsel',
    async input(desk, who) {
      const { head: _, ...rest } = await firmOf(desk, who);
      return rest;
    },
  },
  'firm.end': {
    scope: 'workspace',
    may: 'counsel',
    async input(desk, who) {
      const { head, ...rest } = await firmOf(desk, who);
      await dataOf(admitToFirm(await head.caller(), rest));
      return rest;
    },
  },
};

/** What is read on desks, and of firms. */
export const COUNSEL_LOADERS: Record<string, Line> = {
  'desk.items': { ...READ, input: ({ caseId }) => ({ caseId }) },
  'desk.worksheet': { ...READ, input: ({ caseId }) => ({ caseId }) },
  'desk.citable': { ...READ, input: ({ caseId }) => ({ caseId, kind: 'exhibit' }) },
  'firm.list': {
    scope: 'workspace',
    may: 'counsel',
    input: ({ workspaceId }) => ({ workspaceId }),
  },
};
