import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { counselEntry } from '@/db/schema/counsel';
import { elementLink } from '@/db/schema/review';
import { run as runTable, selection, selectionCandidate } from '@/db/schema/runs';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { caseStateAt } from '@/lib/ledger/read';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';
import { recordSelection } from '@/lib/runs/commands/record-selection';
import { stateRun } from '@/lib/runs/commands/state-run';
import { writeNote } from './commands/write-note';
import { loadElements, loadNotes } from './loaders';

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

describe('the notes of counsel', () => {
  it('are read by counsel alone and by other counsel they name, and leave no trace in the case', async () => {
    const caseId = await newCase(here);
    const second = await person('Counsel Li');
    const third = await person('Counsel Wu');
    for (const one of [second, third]) await join(here.workspaceId, one, 'counsel');
    const before = (await caseStateAt(caseId, 1000)).size;
    const secret = 'settle below forty thousand';
    const asked = { caseId, text: secret, mark: 'weak' as const, sharedWith: [second.accountId] };
    await dataOf(writeNote(counsel.caller, asked));
    await dataOf(writeNote(counsel.caller, { caseId, text: 'mine alone' }));
    expect((await loadNotes(counsel.caller, { caseId })).notes).toMatchObject([
      { text: secret, mark: 'weak', own: true },
      { text: 'mine alone', own: true },
    ]);
    expect((await loadNotes(second.caller, { caseId })).notes).toMatchObject([
      { text: secret, own: false, by: 'Counsel Zhang' },
    ]);
    expect((await loadNotes(third.caller, { caseId })).notes).toEqual([]);
    for (const one of [owner, other]) {
      await expect(loadNotes(one.caller, { caseId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await writeNote(one.caller, asked)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    }
    expect((await caseStateAt(caseId, 1000)).size).toBe(before);
    // Nowhere in the whole database do the words stand in clear.
    const tables = await database().execute<{ name: string }>(
      sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      const [found] = await database().execute<{ count: number }>(
        sql.raw(
          `select count(*)::int as count from ${name} t where t::text like '%below forty thousand%'`,
        ),
      );
      expect([name, found?.count]).toEqual([name, 0]);
    }
  });

  it('name elements that a record bears on, seen in the checklist by their readers, and move none', async () => {
    const caseId = await newCase(here);
    const [one = ''] = await exhibits(here, caseId, 1);
    const record = { kind: 'exhibit' as const, id: one };
    const wish = {
      caseId,
      record,
      mark: 'weak' as const,
      elements: ['E4' as const, 'E4' as const],
    };
    const before = await loadElements(counsel.caller, { caseId });
    await dataOf(writeNote(counsel.caller, wish));
    expect((await loadNotes(counsel.caller, { caseId })).notes).toMatchObject([
      { mark: 'weak', elements: ['E4'], shown: { kind: 'exhibit', id: one } },
    ]);
    expect(await loadElements(counsel.caller, { caseId })).toEqual(before);
    await dataOf(writeNote(counsel.caller, { caseId, elements: ['E6'] }));
    expect(await writeNote(counsel.caller, { caseId })).toMatchObject({ code: 'INVALID' });
  });

  it('cannot be changed, and say so where the log was put together anew', async () => {
    const caseId = await newCase(here);
    for (const text of ['one', 'two']) await dataOf(writeNote(counsel.caller, { caseId, text }));
    const all = eq(counselEntry.caseId, caseId);
    await expect(
      Promise.resolve(database().update(counselEntry).set({ sealed: 'x' }).where(all)),
    ).rejects.toThrow();
    expect((await loadNotes(counsel.caller, { caseId })).holds).toBe(true);
    const [first] = await database().select().from(counselEntry).where(all).limit(1);
    if (!first) throw new Error('no entry');
    await database()
      .insert(counselEntry)
      .values({ ...first, id: newId('note'), seq: 2 });
    expect((await loadNotes(counsel.caller, { caseId })).holds).toBe(false);
  });
});

describe('an erasure', () => {
  it('takes the texts of a run, a choice and a link out of every table, and the full check agrees', async () => {
    const caseId = await newCase(here);
    const [one = ''] = await exhibits(here, caseId, 1);
    const secret = 'Wang Wei, 12 Long Street';
    await dataOf(
      stateRun(owner.caller, {
        caseId,
        tool: secret,
        purpose: secret,
        outputs: [one],
        texts: [{ role: 'positive', origin: 'entered', text: secret, part: '' }],
      }),
    );
    await dataOf(
      recordSelection(owner.caller, {
        caseId,
        reason: secret,
        candidates: [{ exhibitId: one, verdict: 'chosen', reason: secret }],
      }),
    );
    await dataOf(link(here, caseId, one, ['E15'], { note: secret }));
    const state = await caseStateAt(caseId, 1000);
    const marks = [
      ...[...state.runs.values()].map((run) => run.requested.index),
      ...[...state.selections.values()].map((choice) => choice.recorded.index),
      ...[...state.links.values()].map((said) => said.linked.index),
    ];
    expect(marks).toHaveLength(3);
    for (const index of marks) {
      await dataOf(erasePayload(owner.caller, { caseId, index, reason: 'asked for' }));
    }
    const held = JSON.stringify([
      await database().select().from(runTable).where(eq(runTable.caseId, caseId)),
      await database().select().from(selection).where(eq(selection.caseId, caseId)),
      await database()
        .select()
        .from(selectionCandidate)
        .where(eq(selectionCandidate.caseId, caseId)),
      await database().select().from(elementLink).where(eq(elementLink.caseId, caseId)),
      await loadElements(counsel.caller, { caseId }),
    ]);
    expect(held).not.toContain('Wang Wei');
    expect(await disagreements(caseId)).toEqual([]);
  });
});
