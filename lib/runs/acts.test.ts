import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { generator, modification, selectionCandidate, workEvent } from '@/db/schema/runs';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { recordWork, setDisputeDate } from '@/lib/cases/commands/amend-case';
import { recordGenerator } from './commands/record-generator';
import { recordModification } from './commands/record-modification';
import { recordSelection } from './commands/record-selection';
import { stateRun } from './commands/state-run';
import { finishWork, publishWork } from './commands/work-events';
import {
  loadCandidates,
  loadGenerators,
  loadModifications,
  loadRun,
  loadSelections,
  loadWorkEvents,
} from './loaders';
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

describe('later work', () => {
  it('keeps files before and after, regions with what was done there, tool and person', async () => {
    const [before, after, mask, project] = [
      await file(here),
      await file(here),
      await file(here),
      await file(here),
    ];
    const { caseId } = here;
    await dataOf(
      recordModification(here.by, {
        caseId,
        kind: 'retouch',
        editorId: here.operator,
        before: [before],
        afterId: after,
        maskId: mask,
        projectId: project,
        regions: [
          { x: 10, y: 20, width: 300, height: 40, note: 'ear' },
          { x: 0, y: 0, width: 1, height: 1 },
        ],
        aspects: ['line'],
        tool: 'Krita',
        toolVersion: '5.2',
        purpose: 'softer ear',
        note: 'by tablet',
      }),
    );
    const { modifications } = await loadModifications(here.by, { caseId });
    expect(modifications).toMatchObject([
      {
        kind: 'retouch',
        class: 'B',
        editor: { name: 'Lin' },
        before: [{ exhibitId: before }],
        after: { exhibitId: after },
        mask: { exhibitId: mask },
        project: { exhibitId: project },
        regions: [
          { x: 10, y: 20, width: 300, height: 40, note: 'ear' },
          { x: 0, y: 0, width: 1, height: 1, note: '' },
        ],
        tool: 'Krita',
        toolVersion: '5.2',
        purpose: 'softer ear',
        note: 'by tablet',
      },
    ]);
    expect(await failuresOf(caseId)).toEqual([]);
    await database().update(modification).set({ maskId: null });
    expect(await failuresOf(caseId)).toMatchObject([{ check: 'table.differs', found: 'null' }]);
  });

  it('refuses a file that would be its own origin, and files of another case', async () => {
    const one = await file(here);
    const { caseId, by } = here;
    const foreign = await file(await workshop());
    for (const files of [
      { before: [one], afterId: one },
      { before: [foreign], afterId: one },
      { before: [one], afterId: foreign },
      { before: [], afterId: one, maskId: foreign },
    ]) {
      const reply = await recordModification(by, { caseId, kind: 'crop', ...files });
      expect(reply).toMatchObject({ code: 'INVALID' });
    }
  });
});

describe('a work', () => {
  it('is finished by a file and published at places, each said again and kept', async () => {
    const { caseId, by } = here;
    const { workId } = await dataOf(recordWork(by, { caseId, title: 'Pendant' }));
    const [first, final, capture] = [await file(here), await file(here), await file(here)];
    await dataOf(finishWork(by, { caseId, workId, exhibitId: first }));
    await dataOf(finishWork(by, { caseId, workId, exhibitId: final, byId: here.writer }));
    await dataOf(
      publishWork(by, {
        caseId,
        workId,
        happenedAt: ago(2),
        exhibitId: final,
        captureId: capture,
        place: 'https://example.test/pendant',
        audience: 'everybody',
        promptShown: false,
      }),
    );
    const { events, works } = await loadWorkEvents(by, { caseId });
    expect(works.map(({ title }) => title)).toContain('Pendant');
    expect(events).toMatchObject([
      { kind: 'finished', exhibit: { exhibitId: first } },
      { kind: 'finished', exhibit: { exhibitId: final }, by: { name: '周婧怡' } },
      { kind: 'published', capture: { exhibitId: capture }, promptShown: false },
    ]);
    expect(await failuresOf(caseId)).toEqual([]);
    await database().delete(workEvent).where(eq(workEvent.kind, 'published'));
    expect(await failuresOf(caseId)).toMatchObject([{ check: 'table.missing' }]);
  });

  it('of another case is not found', async () => {
    const other = await workshop();
    const { workId } = await dataOf(recordWork(other.by, { caseId: other.caseId, title: 'x' }));
    const { caseId, by } = here;
    const exhibitId = await file(here);
    expect(await finishWork(by, { caseId, workId, exhibitId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await publishWork(by, { caseId, workId, place: 'x' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('an account at a tool', () => {
  it('is stated, stated anew, and counted by its runs', async () => {
    const { caseId, by } = here;
    const [proof, terms] = [await file(here), await file(here)];
    const about = { caseId, service: 'Generator', account: 'studio@example.test', plan: 'Pro' };
    const { generatorId } = await dataOf(recordGenerator(by, about));
    await dataOf(stateRun(by, { caseId, tool: 'x', generatorId }));
    await dataOf(
      recordGenerator(by, {
        ...about,
        generatorId,
        holderId: here.writer,
        startsOn: '2026-01-01',
        proofs: [proof],
        termsId: terms,
      }),
    );
    const { generators } = await loadGenerators(by, { caseId });
    expect(generators).toMatchObject([
      {
        holder: { name: '周婧怡' },
        startsOn: '2026-01-01',
        endsOn: null,
        proofs: [{ exhibitId: proof }],
        terms: { exhibitId: terms },
        runs: 1,
      },
    ]);
    expect(await failuresOf(caseId)).toEqual([]);
    await database().update(generator).set({ holderId: here.operator });
    expect(await failuresOf(caseId)).toMatchObject([{ check: 'table.differs' }]);
  });

  it('of another case cannot be stated anew', async () => {
    const other = await workshop();
    const { generatorId } = await dataOf(
      recordGenerator(other.by, { caseId: other.caseId, service: 'x' }),
    );
    const { caseId, by } = here;
    expect(await recordGenerator(by, { caseId, generatorId, service: 'y' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
