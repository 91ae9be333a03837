import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announceFile } from '@/lib/exhibits/commands/announce';
import { nothingLike, renamed, tell } from './testing-ask';
import { type Desk, dataOf, desk, noteIn } from './testing-desk';
import { type House, house, LINES } from './testing-house';
import { allowed, type Line } from './testing-line';
import { changed, settle, stateOf } from './testing-state';

let here: House;
/** Another case of the same workspace and owner, and a case of somebody else elsewhere. */
let sibling: Desk;
let foreign: Desk;

beforeAll(async () => {
  here = await house();
  sibling = await desk(here.desk);
  foreign = await desk();
});

afterAll(() => here.close());

/** What cases of one workspace and one owner have in common. */
const SHARED = [
  'accountId',
  'actorId',
  'caseId',
  'invitationId',
  'membershipId',
  'sessionId',
  'tokenId',
  'deviceId',
];

const named = Object.entries(LINES).filter(([, line]) => line.names);

/** The same value with every identifier in it one that nothing has. */
const nothing = (key: string, value: unknown) =>
  renamed(value, (id) => (key === 'sha256' || id.includes('_') ? (nothingLike(id) ?? id) : id));

const isName = (key: string, value: unknown) =>
  JSON.stringify(nothing(key, value)) !== JSON.stringify(value);

const namesOf = (line: Line, of: Desk): Record<string, unknown> => ({ ...line.names?.(of) });

describe.each(named)('%s', (name, line: Line) => {
  it('meets names of other cases as it meets names that nothing has', async () => {
    const way = here.way(name);
    const who = allowed(line).includes('owner') ? here.desk.owner : here.people.get('service');
    const caller = await (who ?? here.desk.owner).caller();
    const own = namesOf(line, here.desk);
    const input = await line.input(here.desk, here.desk.owner);
    const rest = Object.entries(own).filter(([key, value]) => !isName(key, value));
    const names = Object.keys(own).filter((key) => isName(key, own[key]));
    expect(names).not.toEqual([]);
    const ask = (key: string, value: unknown) =>
      tell(way, caller, { ...input, ...Object.fromEntries(rest), [key]: value });
    await settle();
    const before = await stateOf(here.db);
    for (const key of names) {
      const unknown = await ask(key, nothing(key, own[key]));
      for (const [where, other] of [
        ['in the workspace', sibling],
        ['elsewhere', foreign],
      ] as const) {
        if (other === sibling && SHARED.includes(key)) continue;
        const theirs = namesOf(line, other)[key];
        expect({ key, where, told: await ask(key, theirs) }).toEqual({ key, where, told: unknown });
      }
      expect([key, changed(before, await stateOf(here.db))]).toEqual([key, []]);
    }
    // The name matters: one's own is met otherwise.
    for (const key of names) {
      const unknown = await ask(key, nothing(key, own[key]));
      expect([key, await ask(key, own[key])]).not.toEqual([key, unknown]);
    }
  });
});

describe('a digest', () => {
  it('that another case holds is announced as one that nobody holds', async () => {
    const { caseId, owner } = here.desk;
    const { sha256 } = await noteIn(caseId, owner);
    const caller = await owner.caller();
    for (const other of [sibling, foreign]) {
      const file = { caseId, sha256: other.sha256, bytes: 3, mediaType: 'text/plain' };
      expect(await dataOf(announceFile(caller, file))).toMatchObject({ way: 'put' });
    }
    const again = await announceFile(caller, { caseId, sha256, bytes: 3, mediaType: '' });
    expect(again).toMatchObject({ ok: false, code: 'CONFLICT', reason: 'duplicate_digest' });
  });
});
