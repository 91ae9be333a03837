import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import type { Person } from '@/db/testing/world';
import { setDisputeDate } from '@/lib/cases/commands/amend-case';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { gatherMaterial } from '@/lib/dossier/pages/material';
import { PRESERVATION_GROUPS } from '@/lib/elements/preservation';
import { caseStateAt } from '@/lib/ledger/read';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';
import { saveDeclaration } from '@/lib/statements/commands/save-declaration';
import { placeHold, recordNotice, releaseHold } from './commands/holds';
import { loadPreservation } from './loaders';
import { dataOf, disagreements, exhibits, newCase, type Scene, scene } from './testing-scene';

let instance: TestInstance;
let here: Scene;
let owner: Person;
let counsel: Person;
let caseId: string;
let holdId: string;

/** A case with one line of each group at least, and what surrounds them. */
beforeAll(async () => {
  instance = await testInstance();
  here = await scene();
  ({ owner, counsel } = here);
  caseId = await newCase(here);
  await exhibits(here, caseId, 2);
  const people: string[] = [];
  for (const name of ['Zhou Jingyi', 'Li Wei']) {
    const person = { caseId, name, standing: 'outsider' as const };
    people.push((await dataOf(addContributor(owner.caller, person))).contributorId);
  }
  const at = new Date().toISOString();
  await dataOf(setDisputeDate(owner.caller, { caseId, date: '2026-01-05', reason: 'a letter' }));
  const notice = { caseId, kind: 'warning' as const, direction: 'received' as const };
  const { noticeId } = await dataOf(
    recordNotice(counsel.caller, { ...notice, happenedAt: at, from: 'Bergström' }),
  );
  const hold = { caseId, startsAt: at, noticeId, scope: 'every file', people };
  ({ holdId } = await dataOf(placeHold(counsel.caller, hold)));
  const declaration = { caseId, contributorId: people[0] ?? null, after: 0 };
  for (const template of ['hold_notice', 'process'] as const) {
    const blanks =
      template === 'process' ? [] : [{ key: 'received', text: 'received on the same day' }];
    await dataOf(saveDeclaration(owner.caller, { ...declaration, template, blanks }));
  }
  await erasePayload(owner.caller, { caseId, index: 1, reason: 'asked for' });
  await dataOf(releaseHold(counsel.caller, { caseId, holdId, reason: 'settled' }));
});

afterAll(() => instance.close());

describe('the preservation log', () => {
  it('tells in order what was recorded of keeping, and of nothing else', async () => {
    const { lines, next, keptSince } = await loadPreservation(counsel.caller, { caseId });
    expect(next).toBeNull();
    expect(keptSince).toBe('2026-01-04T16:00:00.000Z');
    const numbers = lines.map(({ entry }) => entry);
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
    expect(lines.filter(({ group }) => group !== 'custody')).toMatchObject([
      { group: 'dispute', date: '2026-01-05', reason: 'a letter' },
      { group: 'notice', notice: { kind: 'warning', from: 'Bergström', exhibit: null } },
      { group: 'hold', event: 'placed', by: 'Counsel Zhang', hold: { scope: 'every file' } },
      { group: 'acknowledgement', contributor: { name: 'Zhou Jingyi' }, received: true },
      { group: 'deletion', event: 'refused', of: 1, reason: 'asked for' },
      { group: 'hold', event: 'released', hold: { reason: 'settled' } },
    ]);
    const custody = lines.filter((line) => line.group === 'custody');
    expect(custody).toMatchObject([
      { kind: 'exhibit.added', exhibit: { number: 1 } },
      { kind: 'exhibit.added', exhibit: { number: 2 } },
    ]);
  });

  it('says of each person whom a hold names whether an acknowledgement is on record', async () => {
    const { lines } = await loadPreservation(counsel.caller, { caseId, group: 'hold' });
    const [placed] = lines;
    const said = lines.find(({ group }) => group === 'acknowledgement');
    expect(said).toBeUndefined();
    const people = placed?.group === 'hold' ? placed.hold?.people : [];
    expect(people?.map(({ acknowledged }) => acknowledged !== null)).toEqual([true, false]);
  });

  it('leaves an entry of an erasure that a hold refused, and erases nothing', async () => {
    const { lines } = await loadPreservation(owner.caller, { caseId, group: 'deletion' });
    const [refused] = lines;
    const state = await caseStateAt(caseId, (refused?.entry ?? 0) + 1);
    expect(state.erased.size).toBe(0);
    const [hold] = state.holds.values();
    expect(refused).toMatchObject({ holds: [hold?.placed.index] });
    expect(await disagreements(caseId)).toEqual([]);
  });

  it('is one on screen and on paper', async () => {
    const size = (await caseStateAt(caseId, 1000)).size;
    const paper = await gatherMaterial({ caseId, size }, new AbortController().signal);
    const { lines } = await loadPreservation(counsel.caller, { caseId, limit: 200 });
    expect(paper.preservation.map(({ entry, group }) => ({ entry, group }))).toEqual(
      lines.map(({ entry, group }) => ({ entry, group })),
    );
  });

  it.each(PRESERVATION_GROUPS)('narrows to %s', async (group) => {
    const { lines } = await loadPreservation(counsel.caller, { caseId, group });
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines.map((line) => line.group))).toEqual(new Set([group]));
  });

  it('goes page by page without a line twice or left out, and from a day on', async () => {
    const whole = await loadPreservation(counsel.caller, { caseId });
    const seen: number[] = [];
    for (let after: number | null | undefined; after !== null; ) {
      const page = await loadPreservation(counsel.caller, {
        caseId,
        limit: 3,
        ...(after === undefined ? {} : { after }),
      });
      expect(page.lines.length).toBeLessThanOrEqual(3);
      seen.push(...page.lines.map(({ entry }) => entry));
      after = page.next;
    }
    expect(seen).toEqual(whole.lines.map(({ entry }) => entry));
    const later = await loadPreservation(counsel.caller, { caseId, since: '2999-01-01' });
    expect(later.lines).toEqual([]);
  });
});
