import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { legalHold } from '@/db/schema/review';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import type { Person } from '@/db/testing/world';
import { setDisputeDate } from '@/lib/cases/commands/amend-case';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { describeExhibit } from '@/lib/exhibits/commands/describe';
import { caseStateAt } from '@/lib/ledger/read';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';
import { recordSelection } from '@/lib/runs/commands/record-selection';
import { stateRun } from '@/lib/runs/commands/state-run';
import { answerAct } from './commands/answer-act';
import { placeHold, recordNotice, releaseHold } from './commands/holds';
import { linkElement, unlinkElement } from './commands/link-element';
import type { ElementItem } from './dto';
import { loadChronology, loadElements, loadHolds } from './loaders';

import { dataOf, disagreements, exhibits, link, newCase, type Scene, scene } from './testing-scene';

let instance: TestInstance;
let here: Scene;
let owner: Person;
let counsel: Person;
let other: Person;

beforeAll(async () => {
  instance = await testInstance();
  here = await scene();
  ({ owner, counsel, other } = here);
});

afterAll(() => instance.close());

async function element(caseId: string, id: string): Promise<ElementItem> {
  const { elements } = await loadElements(counsel.caller, { caseId });
  const found = elements.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

describe('the checklist', () => {
  it('lists the elements of the forums of the case, each missing at first, with its law texts', async () => {
    const caseId = await newCase(here);
    const { elements, lawsAsOf, may } = await loadElements(counsel.caller, { caseId });
    expect(elements.length).toBeGreaterThan(20);
    expect(elements.some(({ id }) => id === 'E10')).toBe(false);
    expect(new Set(elements.map(({ standing }) => standing))).toEqual(new Set(['missing']));
    const chosen = elements.find(({ id }) => id === 'E14');
    expect(chosen?.laws).toContainEqual({ forum: 'prc', text: '著作权法', article: '第十四条' });
    expect(lawsAsOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(may.link).toBe(false);
  });

  it('shows a linked record with who linked it, its class and what weakens it', async () => {
    const caseId = await newCase(here);
    const [one = '', two = ''] = await exhibits(here, caseId, 2);
    await dataOf(link(here, caseId, one, ['E15'], { note: 'the contract', aspects: ['line'] }));
    const found = await element(caseId, 'E15');
    expect(found.standing).toBe('supported_uncorroborated');
    expect(found.bears).toMatchObject([
      {
        record: { id: one, number: 1, class: 'C-', by: '周婧怡' },
        linkedBy: '周婧怡',
        weaknesses: ['imported_bare'],
        aspects: ['line'],
      },
    ]);
    await dataOf(link(here, caseId, two, ['E15'], { bearing: 'against' }));
    expect((await element(caseId, 'E15')).standing).toBe('contradicted');
  });

  it('takes a link back once, with the reason, and keeps both entries', async () => {
    const caseId = await newCase(here);
    const [one = ''] = await exhibits(here, caseId, 1);
    const { linkIds } = await dataOf(link(here, caseId, one, ['E23']));
    const unlink = () =>
      unlinkElement(owner.caller, { caseId, linkId: linkIds[0] ?? '', reason: 'wrong one' });
    expect(await unlink()).toMatchObject({ ok: true });
    expect(await unlink()).toMatchObject({ ok: false, reason: 'link_withdrawn' });
    expect((await element(caseId, 'E23')).standing).toBe('missing');
    const state = await caseStateAt(caseId, 1000);
    expect([...state.links.values()]).toMatchObject([
      { element: 'E23', withdrawn: { reason: 'wrong one' } },
    ]);
  });

  it('refuses records of another case and lets counsel link nothing', async () => {
    const [mine, theirs] = [await newCase(here), await newCase(here)];
    const [foreign = ''] = await exhibits(here, theirs, 1);
    expect(await link(here, mine, foreign, ['E15'])).toMatchObject({
      ok: false,
      fields: { record: 'unknown_record' },
    });
    const asking = linkElement(counsel.caller, {
      caseId: theirs,
      elements: ['E15'],
      record: { kind: 'exhibit', id: foreign, revision: null },
    });
    expect(await asking).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  });

  it('counts no recreation as support', async () => {
    const caseId = await newCase(here);
    const [target = ''] = await exhibits(here, caseId, 1);
    await dataOf(
      stateRun(owner.caller, {
        caseId,
        tool: 'glimmer',
        recreates: { exhibitId: target, sight: 'with_sight' },
      }),
    );
    expect((await element(caseId, 'E12')).standing).toBe('recreation_only');
    for (const id of ['E1', 'E4', 'E5']) {
      expect((await element(caseId, id)).standing, id).toBe('missing');
    }
  });

  it('says of a choice without reasons, chooser or alternatives that it lacks them', async () => {
    const caseId = await newCase(here);
    const [one = ''] = await exhibits(here, caseId, 1);
    await dataOf(
      recordSelection(owner.caller, {
        caseId,
        candidates: [{ exhibitId: one, verdict: 'chosen' }],
      }),
    );
    const { bears } = await element(caseId, 'E6');
    expect(bears.map(({ weaknesses }) => weaknesses)).toEqual([
      ['single_candidate', 'no_reason', 'no_person'],
    ]);
  });

  it('keeps nothing of an erased text in memory', async () => {
    const caseId = await newCase(here);
    const [one = ''] = await exhibits(here, caseId, 1);
    await dataOf(
      describeExhibit(owner.caller, { caseId, exhibitId: one, title: 'Name of Wang Wei' }),
    );
    await dataOf(link(here, caseId, one, ['E15']));
    const before = await element(caseId, 'E15');
    expect(before.bears[0]?.record.title).toBe('Name of Wang Wei');
    const entry = (await caseStateAt(caseId, 1000)).exhibits.get(one)?.entry;
    await dataOf(erasePayload(owner.caller, { caseId, index: entry ?? 0, reason: 'asked for' }));
    const after = await element(caseId, 'E15');
    expect(after.bears[0]?.record.title).not.toContain('Wang');
  });
});

describe('the chronology', () => {
  it('goes by the clock of record, filters by person and class, and marks what came after the dispute', async () => {
    const caseId = await newCase(here);
    const [one = '', two = ''] = await exhibits(here, caseId, 2);
    const { contributorId } = await dataOf(
      addContributor(owner.caller, { caseId, name: 'Lin', standing: 'member' }),
    );
    await dataOf(
      stateRun(owner.caller, {
        caseId,
        tool: 'glimmer',
        operatorId: contributorId,
        outputs: [one],
      }),
    );
    const today = new Date().toISOString().slice(0, 10);
    await dataOf(setDisputeDate(owner.caller, { caseId, date: today, reason: 'a letter came' }));
    const all = await loadChronology(counsel.caller, { caseId });
    expect(all.lines.map(({ record }) => record.kind)).toEqual(['exhibit', 'exhibit', 'run']);
    const entries = all.lines.map(({ record }) => record.entry);
    expect(entries).toEqual([...entries].sort((a, b) => a - b));
    expect(all.lines.every(({ isAfterDispute }) => isAfterDispute)).toBe(true);
    expect(all.making).toMatchObject({
      figures: { revisions: 0, runs: 1, outputs: 1, choices: 0, candidates: 0, steps: 0 },
    });
    const his = await loadChronology(counsel.caller, { caseId, personId: contributorId });
    expect(his.lines.map(({ record }) => record.kind)).toEqual(['run']);
    const first = await loadChronology(counsel.caller, { caseId, limit: 1 });
    expect(first.lines.map(({ record }) => record.id)).toEqual([one]);
    const next = await loadChronology(counsel.caller, { caseId, limit: 1, after: first.next ?? 0 });
    expect(next.making).toBeNull();
    expect(next.lines.map(({ record }) => record.id)).toEqual([two]);
  });

  it('shows that two people claim the same act, with both', async () => {
    const caseId = await newCase(here);
    const people = [owner, other];
    const ids: string[] = [];
    for (const [i, one] of people.entries()) {
      const { contributorId } = await dataOf(
        addContributor(owner.caller, {
          caseId,
          name: `Person ${i}`,
          standing: 'member',
          accountId: one.accountId,
        }),
      );
      ids.push(contributorId);
    }
    await dataOf(stateRun(owner.caller, { caseId, tool: 'glimmer' }));
    const state = await caseStateAt(caseId, 1000);
    const entry = [...state.runs.values()][0]?.requested.index ?? 0;
    for (const [i, one] of people.entries()) {
      const contributorId = ids[i] ?? '';
      await dataOf(answerAct(one.caller, { caseId, entry, contributorId, meaning: 'authorship' }));
    }
    const { anomalies } = await loadChronology(counsel.caller, { caseId });
    expect(anomalies).toMatchObject([
      { code: 'two_authors', records: [{ title: 'Person 0' }, { title: 'Person 1' }] },
    ]);
    const strange = { caseId, entry, contributorId: ids[1] ?? '', meaning: 'approval' as const };
    expect(await answerAct(owner.caller, strange)).toMatchObject({
      ok: false,
      fields: { contributorId: 'not_your_contributor' },
    });
  });
});

describe('a legal hold', () => {
  it('is placed by counsel with the notice behind it, stops erasure, and is released with a reason', async () => {
    const caseId = await newCase(here);
    const happenedAt = new Date().toISOString();
    const { noticeId } = await dataOf(
      recordNotice(counsel.caller, { caseId, kind: 'warning', direction: 'received', happenedAt }),
    );
    const { holdId } = await dataOf(
      placeHold(counsel.caller, { caseId, startsAt: happenedAt, noticeId, scope: 'everything' }),
    );
    const erase = () => erasePayload(owner.caller, { caseId, index: 1, reason: 'asked for' });
    expect(await erase()).toMatchObject({ ok: false, reason: 'hold_stands' });
    const release = () =>
      releaseHold(counsel.caller, { caseId, holdId, reason: 'the matter is settled' });
    expect(await release()).toMatchObject({ ok: true });
    expect(await release()).toMatchObject({ ok: false, reason: 'hold_released' });
    expect(await erase()).toMatchObject({ ok: true });
    const { holds, notices } = await loadHolds(counsel.caller, { caseId });
    expect(holds).toMatchObject([
      { noticeId, by: 'Counsel Zhang', released: { reason: 'the matter is settled' } },
    ]);
    expect(notices).toHaveLength(1);
    expect(await disagreements(caseId)).toEqual([]);
    await database().update(legalHold).set({ scope: 'nothing' }).where(eq(legalHold.id, holdId));
    expect(await disagreements(caseId)).toMatchObject([
      { record: `legal_hold ${holdId} scope`, check: 'table.differs' },
    ]);
  });
});
