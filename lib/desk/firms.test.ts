import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { membership } from '@/db/schema/workspaces';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person } from '@/db/testing/world';
import { writeNote } from '@/lib/review/commands/write-note';
import { loadNotes } from '@/lib/review/loaders';
import { dataOf, newCase, type Scene, scene } from '@/lib/review/testing-scene';
import { changeLevel } from '@/lib/workspaces/commands/members';
import { admitToFirm, endFirmPlace, openFirm } from './commands/firms';
import { loadDesk, loadFirms } from './loaders';
import { standing } from './model';
import { factOf } from './testing-desk';

let instance: TestInstance;
let here: Scene;
let owner: Person;
let counsel: Person;

beforeAll(async () => {
  instance = await testInstance();
  here = await scene();
  ({ owner, counsel } = here);
});

afterAll(() => instance.close());

async function counselNamed(name: string): Promise<Person> {
  const one = await person(name);
  await join(here.workspaceId, one, 'counsel');
  return one;
}

async function firmOf(head: Person, ...others: Person[]): Promise<string> {
  const { workspaceId } = here;
  const { firmId } = await dataOf(openFirm(head.caller, { workspaceId, name: 'Ma & Li' }));
  for (const { accountId } of others) {
    await dataOf(admitToFirm(head.caller, { workspaceId, firmId, accountId }));
  }
  return firmId;
}

/** Everything somebody reads in a case: notes, where they may have some, and facts. */
async function readBy(who: Person, caseId: string): Promise<(string | null | undefined)[]> {
  const { facts } = await loadDesk(who.caller, { caseId });
  const notes = await loadNotes(who.caller, { caseId }).catch(() => ({ notes: [] }));
  return [
    ...notes.notes.map(({ text }) => text),
    ...facts.map((one) => standing(one).content?.text),
  ];
}

const note = (who: Person, caseId: string, text: string, firmId: string) =>
  dataOf(writeNote(who.caller, { caseId, text, sharedWith: [firmId] }));

describe('a firm of counsel', () => {
  it('reads together what is shared with it, and another firm and the owner read nothing of it', async () => {
    const caseId = await newCase(here);
    const [partner, rival, ally] = [
      await counselNamed('Counsel Li'),
      await counselNamed('Counsel Wu'),
      await counselNamed('Counsel He'),
    ];
    const ours = await firmOf(counsel, partner);
    const theirs = await firmOf(rival, ally);
    await note(counsel, caseId, 'our note', ours);
    await factOf(partner, caseId, 'our fact', { sharedWith: [ours] });
    await note(ally, caseId, 'their note', theirs);
    await factOf(rival, caseId, 'their fact', { sharedWith: [theirs] });
    for (const one of [counsel, partner]) {
      expect(await readBy(one, caseId)).toEqual(['our note', 'our fact']);
    }
    for (const one of [rival, ally]) {
      expect(await readBy(one, caseId)).toEqual(['their note', 'their fact']);
    }
    expect(await readBy(owner, caseId)).toEqual([]);
    // Nobody gives a firm something to read that is not theirs.
    expect(
      await writeNote(counsel.caller, { caseId, text: 'x', sharedWith: [theirs] }),
    ).toMatchObject({ code: 'INVALID', fields: { sharedWith: 'not_counsel' } });
    const { firms } = await loadFirms(counsel.caller, { workspaceId: here.workspaceId });
    expect(firms.map(({ id }) => id)).not.toContain(theirs);
  });

  it('is read no more by whoever left, was sent away, or is counsel no longer', async () => {
    const caseId = await newCase(here);
    const { workspaceId } = here;
    const people = [];
    for (const name of ['Counsel An', 'Counsel Bo', 'Counsel Cui']) {
      people.push(await counselNamed(name));
    }
    const [leaves, isSent, changes] = people as [Person, Person, Person];
    const firmId = await firmOf(counsel, ...people);
    await note(counsel, caseId, 'for the firm', firmId);
    await note(leaves, caseId, 'my own', firmId);
    const end = (by: Person, accountId: string) =>
      dataOf(endFirmPlace(by.caller, { workspaceId, firmId, accountId }));
    await end(leaves, leaves.accountId);
    await end(counsel, isSent.accountId);
    const [row] = await database()
      .select({ id: membership.id })
      .from(membership)
      .where(
        and(eq(membership.workspaceId, workspaceId), eq(membership.accountId, changes.accountId)),
      );
    const level = (access: 'member' | 'counsel') =>
      dataOf(changeLevel(owner.caller, { workspaceId, membershipId: row?.id ?? '', access }));
    await level('member');
    expect(await readBy(leaves, caseId)).toEqual(['my own']);
    expect(await readBy(isSent, caseId)).toEqual([]);
    expect(await readBy(changes, caseId)).toEqual([]);
    // An owner brings nobody back into a firm.
    await level('counsel');
    expect(await readBy(changes, caseId)).toEqual([]);
    await dataOf(
      admitToFirm(counsel.caller, { workspaceId, firmId, accountId: changes.accountId }),
    );
    expect(await readBy(changes, caseId)).toEqual(['for the firm', 'my own']);
  });

  it('admits counsel by its own counsel alone', async () => {
    const { workspaceId } = here;
    const [inside, outside] = [await counselNamed('Counsel Du'), await counselNamed('Counsel Fu')];
    const firmId = await firmOf(inside);
    const admit = (by: Person, who: Person) =>
      admitToFirm(by.caller, { workspaceId, firmId, accountId: who.accountId });
    // To all others the firm is as one that does not exist.
    expect(await admit(outside, outside)).toMatchObject({ code: 'NOT_FOUND' });
    for (const one of [owner, here.other]) {
      expect(await admit(one, outside)).toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(await admit(inside, here.other)).toMatchObject({ code: 'INVALID' });
    expect(await admit(inside, outside)).toMatchObject({ ok: true });
    expect(await admit(inside, outside)).toMatchObject({ reason: 'already_in_firm' });
    const wish = { workspaceId, firmId, accountId: here.other.accountId };
    expect(await endFirmPlace(inside.caller, wish)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
