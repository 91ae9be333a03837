import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { selectionCandidate } from '@/db/schema/runs';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { setDisputeDate } from '@/lib/cases/commands/amend-case';
import { newId } from '@/lib/kernel/ids';
import { recordSelection } from './commands/record-selection';
import { stateRun } from './commands/state-run';
import { loadCandidates, loadRun, loadSelections } from './loaders';
import { dataOf, failuresOf, file, type Workshop, workshop } from './testing-runs';

let db: TestDatabase;
let here: Workshop;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

beforeEach(async () => {
  here = await workshop();
});

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
const yesterday = () => ago(48).slice(0, 10);

/** A run with four outputs. */
async function four() {
  const outputs = [await file(here), await file(here), await file(here), await file(here)];
  const { runId } = await dataOf(stateRun(here.by, { caseId: here.caseId, tool: 'x', outputs }));
  return { runId, outputs };
}

const verdicts = (outputs: string[], runId: string | null, chosen: number) =>
  outputs.map((exhibitId, i) => ({
    exhibitId,
    runId,
    verdict: i === chosen ? ('chosen' as const) : ('rejected' as const),
    aspects: i === chosen ? (['composition', 'line'] as const).slice() : [],
    reason: i === chosen ? '' : `not ${i}`,
  }));

describe('a choice', () => {
  it('keeps everything that was looked at, the rejected ones with their reasons', async () => {
    const { runId, outputs } = await four();
    const { caseId } = here;
    await dataOf(
      recordSelection(here.by, {
        caseId,
        chooserId: here.writer,
        lookers: [here.writer, here.operator],
        candidates: verdicts(outputs, runId, 2),
        reason: 'clear outline',
      }),
    );
    const { selections } = await loadSelections(here.by, { caseId });
    expect(selections).toMatchObject([
      {
        chooser: { name: '周婧怡' },
        lookers: [{ name: '周婧怡' }, { name: 'Lin' }],
        reason: 'clear outline',
        class: 'B',
        rule: 'written_in_app',
      },
    ]);
    const [{ candidates } = { candidates: [] }] = selections;
    expect(candidates.map((one) => [one.exhibitId, one.verdict, one.reason])).toEqual([
      [outputs[0], 'rejected', 'not 0'],
      [outputs[1], 'rejected', 'not 1'],
      [outputs[2], 'chosen', ''],
      [outputs[3], 'rejected', 'not 3'],
    ]);
    expect(candidates[2]).toMatchObject({
      run: { id: runId, number: 1 },
      aspects: ['composition', 'line'],
    });
    expect(await failuresOf(caseId)).toEqual([]);
  });

  it('joins earlier ones, and the last that looked at an output says its fate', async () => {
    const { runId, outputs } = await four();
    const { caseId } = here;
    const choose = (chosen: number, from = outputs) =>
      dataOf(recordSelection(here.by, { caseId, candidates: verdicts(from, runId, chosen) }));
    await choose(1);
    await choose(0, outputs.slice(1));
    const run = await loadRun(here.by, { caseId, runId });
    expect(run.outputs.map(({ fate }) => fate?.verdict)).toEqual([
      'rejected',
      'chosen',
      'rejected',
      'rejected',
    ]);
    const first = await loadSelections(here.by, { caseId, limit: 1 });
    const second = await loadSelections(here.by, { caseId, limit: 1, before: first.next ?? 0 });
    expect([
      first.selections[0]?.candidates.length,
      second.selections[0]?.candidates.length,
    ]).toEqual([3, 4]);
    expect(second.next).toBeNull();
    const of = async (id: string) =>
      (await loadSelections(here.by, { caseId, runId: id })).selections.map(({ id: of }) => of);
    expect(await of(runId)).toHaveLength(2);
    expect(await of(newId('run'))).toEqual([]);
  });

  it('leaves to look at what nobody decided', async () => {
    const { runId, outputs } = await four();
    const { caseId } = here;
    const wish = verdicts(outputs.slice(0, 2), runId, 0);
    wish.push({ ...verdicts(outputs, runId, 3)[3], verdict: 'undecided' } as never);
    await dataOf(recordSelection(here.by, { caseId, candidates: wish }));
    const { candidates } = await loadCandidates(here.by, { caseId, runId, undecidedOnly: true });
    expect(candidates.map(({ exhibitId }) => exhibitId)).toEqual([outputs[2], outputs[3]]);
  });

  it('shows a file once that several runs gave', async () => {
    const { outputs } = await four();
    const { caseId } = here;
    await dataOf(stateRun(here.by, { caseId, tool: 'x', outputs: outputs.slice(0, 1) }));
    const { candidates } = await loadCandidates(here.by, { caseId });
    expect(candidates.map(({ run }) => run.number)).toEqual([1, 1, 1, 1]);
  });

  it('is classed by how soon it was recorded', async () => {
    const { runId, outputs } = await four();
    const { caseId } = here;
    const classOf = async (happenedAt: string | null) => {
      const candidates = verdicts(outputs, runId, 0);
      await dataOf(recordSelection(here.by, { caseId, happenedAt, candidates }));
      const [one] = (await loadSelections(here.by, { caseId, limit: 1 })).selections;
      return [one?.class, one?.rule];
    };
    expect(await classOf(null)).toEqual(['B', 'written_in_app']);
    expect(await classOf(ago(23))).toEqual(['B', 'recorded_within_window']);
    expect(await classOf(ago(25))).toEqual(['D', 'stated_later']);
    await dataOf(setDisputeDate(here.owner.caller, { caseId, date: yesterday(), reason: 'x' }));
    expect(await classOf(null)).toEqual(['D', 'stated_later']);
    expect(await classOf(ago(1))).toEqual(['D', 'stated_later']);
    expect(await failuresOf(caseId)).toEqual([]);
  });

  it('refuses what was not looked at that way', async () => {
    const { runId, outputs } = await four();
    const { caseId, by } = here;
    const other = await workshop();
    const [one = '', two = ''] = outputs;
    const foreign = await file(other);
    const free = await file(here);
    const verdict = 'chosen' as const;
    const wishes = [
      { candidates: [{ exhibitId: foreign, verdict }] },
      {
        candidates: [
          { exhibitId: one, verdict },
          { exhibitId: one, verdict },
        ],
      },
      { candidates: [{ exhibitId: free, runId, verdict }] },
      { candidates: [{ exhibitId: two, verdict }], chooserId: other.writer },
      { candidates: [{ exhibitId: two, verdict }], lookers: [other.writer] },
      { candidates: [{ exhibitId: two, verdict }], happenedAt: ago(-1) },
    ];
    for (const wish of wishes) {
      expect(await recordSelection(by, { caseId, ...wish })).toMatchObject({ code: 'INVALID' });
    }
    expect((await loadSelections(by, { caseId })).selections).toEqual([]);
  });

  it('is named by a full check where a verdict was changed in its row', async () => {
    const { runId, outputs } = await four();
    const { caseId } = here;
    await dataOf(recordSelection(here.by, { caseId, candidates: verdicts(outputs, runId, 0) }));
    await database()
      .update(selectionCandidate)
      .set({ verdict: 'chosen' })
      .where(eq(selectionCandidate.exhibitId, outputs[1] ?? ''));
    const failures = await failuresOf(caseId);
    expect(failures).toMatchObject([{ expected: '"rejected"', found: '"chosen"' }]);
    expect(failures[0]?.record).toMatch(/^selection_candidate sel_\w+ 1 verdict$/);
  });
});
