import { database } from '@/db/client';
import { deviceKey } from '@/db/schema/prompts';
import { newDevice } from '@/lib/authorship/testing-device';
import { newId } from '@/lib/kernel/ids';
import { Pen } from '@/lib/prompts/testing-pen';
import { type Desk, fresh, penAt } from './testing-desk';
import type { Line } from './testing-line';
import type { Someone } from './testing-people';

const named = ({ promptId }: Desk) => ({ promptId });

/** A comment, which whoever may answer may make, signed by a page that has joined. */
async function comment(desk: Desk, who: Someone) {
  const pen = await penAt(who, desk);
  const id = newId('request').slice(-16);
  return pen.claim({
    k: 'comment',
    comment: Buffer.from(id).toString('hex'),
    parent: null,
    spans: [[desk.writer, 0, 1]],
    text: fresh('comment'),
  });
}

/** Commands about prompts and device keys. */
export const PROMPT_COMMANDS: Record<string, Line> = {
  'prompt.open': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId, title: fresh('prompt') }),
  },
  'prompt.amend': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId, promptId }) => ({ caseId, promptId, title: fresh('title') }),
    names: named,
  },
  'prompt.join': {
    scope: 'open_case',
    may: 'owner admin member guest writer',
    async input({ caseId, promptId }, who) {
      const caller = await who.caller();
      const pen = new Pen({ accountId: who.accountId, caller }, { caseId, promptId }, newDevice());
      return { caseId, promptId, ...(await pen.joinClaim()) };
    },
    names: named,
  },
  'prompt.push': {
    scope: 'open_case',
    may: 'owner admin member guest writer',
    async input(desk, who) {
      const { caseId, promptId } = desk;
      return { caseId, promptId, claims: [await comment(desk, who)] };
    },
    names: named,
  },
  'prompt.scratch': {
    scope: 'open_case',
    may: 'owner admin member guest writer',
    input: ({ caseId, promptId }) => ({ caseId, promptId, text: fresh('scratch') }),
    names: named,
  },
  'prompt.show_presence': {
    scope: 'open_case',
    may: 'owner admin member guest writer',
    async input(desk, who) {
      const { writer } = await penAt(who, desk);
      const { caseId, promptId } = desk;
      return { caseId, promptId, writer, field: 'positive', anchor: null, head: null };
    },
    names: named,
  },
  'prompt.enter_head': {
    scope: 'case',
    may: 'service',
    input: ({ caseId, promptId }) => ({ caseId, promptId }),
    names: named,
  },
  'device.revoke': {
    scope: 'account',
    may: 'stranger former former_guest elsewhere guest counsel member admin owner writer',
    async input(_, { accountId }) {
      const id = newId('device');
      const { key } = newDevice();
      const asked = { authenticator: 'password', address: '', userAgent: '' };
      await database()
        .insert(deviceKey)
        .values({ id, accountId, key, ...asked });
      return { deviceId: id };
    },
    names: ({ deviceId }) => ({ deviceId }),
    refusals: { service: 'NOT_FOUND' },
  },
};
