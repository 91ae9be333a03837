import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { runFile } from '@/db/schema/runs';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { kindsOf, move } from '@/lib/door/testing-case';
import { newId } from '@/lib/kernel/ids';
import { caseStateAt } from '@/lib/ledger/read';
import { describeRun } from './commands/describe-run';
import { recordGenerator } from './commands/record-generator';
import { stateRun } from './commands/state-run';
import { loadRun, loadRuns } from './loaders';
import { dataOf, failuresOf, file, type Workshop, workshop } from './testing-runs';

let db: TestDatabase;
let here: Workshop;
let statements = 0;

beforeAll(async () => {
  db = await testDatabase();
  const pool = openPool(db.url);
  useDatabase(pool);
  const logger = {
    // Checkpoints are signed beside requests.
    logQuery: (query: string) => {
      if (!query.includes('ledger_')) statements += 1;
    },
  };
  Object.assign(globalThis, { chirographDatabase: { sql: pool, db: drizzle(pool, { logger }) } });
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

beforeEach(async () => {
  here = await workshop();
});

const stated = (more: object = {}) =>
  dataOf(stateRun(here.by, { caseId: here.caseId, tool: 'Generator 3', ...more }));
const refusal = async (more: object) => {
  const reply = await stateRun(here.by, { caseId: here.caseId, tool: 'Generator 3', ...more });
  if (reply.ok) throw new Error('it was recorded');
  return { code: reply.code, reason: reply.reason, fields: reply.fields };
};
const detail = (runId: string) => loadRun(here.by, { caseId: here.caseId, runId });

describe('a run stated by hand', () => {
  it('is one request and one end, and numbers count on without a gap', async () => {
    const before = (await kindsOf(here.caseId)).length;
    expect((await stated()).number).toBe(1);
    expect((await stated()).number).toBe(2);
    expect((await kindsOf(here.caseId, before)).filter((kind) => kind.startsWith('run.'))).toEqual([
      'run.requested',
      'run.ended',
      'run.requested',
      'run.ended',
    ]);
    expect(await failuresOf(here.caseId)).toEqual([]);
  });

  it('keeps its number without a gap when many are recorded at once', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => stated()));
    const numbers = all.map(({ number }) => number).sort((a, b) => a - b);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await failuresOf(here.caseId)).toEqual([]);
  });

  it('keeps its outputs in the order of the tool, and equal ones twice', async () => {
    const [one, two] = [await file(here), await file(here)];
    const { runId } = await stated({ outputs: [two, one, two] });
    const { outputs } = await detail(runId);
    expect(outputs.map(({ exhibitId, position }) => [exhibitId, position])).toEqual([
      [two, 0],
      [one, 1],
      [two, 2],
    ]);
  });

  it('keeps a seed digit for digit, as the text it is', async () => {
    const seed = '18446744073709551557';
    const parameters = [
      { name: 'steps', value: '30', setter: here.operator, origin: 'stated' as const },
      { name: 'seed', value: seed, setter: null, origin: 'stated' as const },
    ];
    const { runId } = await stated({ parameters });
    const run = await detail(runId);
    expect(run.seed).toBe(seed);
    expect(run.request.parameters).toEqual(parameters);
  });

  it('names operator and instructor apart, and nobody where nobody is known', async () => {
    const { runId } = await stated({ operatorId: here.operator, instructorId: here.writer });
    const run = await detail(runId);
    expect([run.operator?.name, run.instructor?.name]).toEqual(['Lin', '周婧怡']);
    const unknown = await detail((await stated()).runId);
    expect([unknown.operator, unknown.instructor, unknown.account.name]).toEqual([
      null,
      null,
      'Lin',
    ]);
  });

  it('cannot say that a value came from a request, an answer or a record that nobody kept', async () => {
    for (const origin of ['request', 'response', 'record', 'revision']) {
      const parameters = [{ name: 'seed', value: '1', setter: null, origin }];
      expect(await refusal({ parameters })).toMatchObject({
        fields: { parameters: 'only_stated' },
      });
    }
  });

  it('is refused with what belongs to another case', async () => {
    const other = await workshop();
    const foreign = {
      exhibit: await file(other),
      contributor: other.writer,
      ...(await dataOf(stateRun(other.by, { caseId: other.caseId, tool: 'x' }))),
      ...(await dataOf(recordGenerator(other.by, { caseId: other.caseId, service: 'x' }))),
    };
    const setter = { name: 'a', value: 'b', setter: foreign.contributor, origin: 'stated' };
    for (const wish of [
      { outputs: [foreign.exhibit] },
      { inputs: [{ exhibit: foreign.exhibit, role: 'reference' }] },
      { operatorId: foreign.contributor },
      { instructorId: foreign.contributor },
      { generatorId: foreign.generatorId },
      { parameters: [setter] },
      { revision: { prompt: newId('prompt'), revision: 1 } },
      { recreates: { runId: foreign.runId, sight: 'unknown' } },
      { recreates: { exhibitId: foreign.exhibit, sight: 'unknown' } },
    ]) {
      expect((await refusal(wish)).code).toBe('INVALID');
    }
    expect((await loadRuns(here.by, { caseId: here.caseId })).counts).toEqual({
      run: 0,
      recreation: 0,
    });
  });

  it('is refused with a time ahead of the clock, or an answer before its request', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect(await refusal({ requestedAt: later })).toMatchObject({
      fields: { requestedAt: 'in_future' },
    });
    expect(
      await refusal({
        requestedAt: '2026-01-02T00:00:00.000Z',
        receivedAt: '2026-01-01T00:00:00.000Z',
      }),
    ).toMatchObject({ fields: { receivedAt: 'ends_before_start' } });
  });

  it('is refused in a sealed case', async () => {
    await move(here, 'under_review', 'sealed');
    expect((await refusal({})).code).toBe('SEALED');
  });
});

describe('what is said of a run afterwards', () => {
  it('changes its purpose and note and nothing of what it holds', async () => {
    const { runId } = await stated({ purpose: 'first try', outputs: [await file(here)] });
    const { caseId } = here;
    const before = await detail(runId);
    await dataOf(describeRun(here.by, { caseId, runId, note: 'too bright' }));
    await dataOf(describeRun(here.by, { caseId, runId, purpose: 'light' }));
    const after = await detail(runId);
    expect(after).toMatchObject({ purpose: 'light', note: 'too bright' });
    const unsaid = { purpose: '', note: '', purposeSaid: null, noteSaid: null, entry: 0 };
    expect({ ...after, ...unsaid }).toEqual({ ...before, ...unsaid });
    // Words said later are told from those said with the run, each with its own entry.
    expect([before.purposeSaid, before.noteSaid]).toEqual([null, null]);
    expect(after.request.purpose).toBe('first try');
    expect(after.purposeSaid).toMatchObject({ entry: after.entry, by: { id: after.account.id } });
    expect(after.noteSaid).toMatchObject({ entry: after.entry - 1 });
    const state = await caseStateAt(caseId, after.entry + 1);
    const { purposeSaid, noteSaid } = state.runs.get(runId) ?? {};
    expect([purposeSaid?.index, noteSaid?.index]).toEqual([after.entry, after.entry - 1]);
    expect(purposeSaid?.at).toBe(after.purposeSaid?.at);
    expect(await failuresOf(caseId)).toEqual([]);
  });

  it('leaves no entry where nothing was said', async () => {
    const { runId } = await stated();
    const before = await kindsOf(here.caseId);
    await dataOf(describeRun(here.by, { caseId: here.caseId, runId }));
    expect(await kindsOf(here.caseId)).toEqual(before);
  });
});

describe('pages of runs', () => {
  it('go down by number and end', async () => {
    for (let i = 0; i < 5; i++) await stated();
    const { caseId } = here;
    const first = await loadRuns(here.by, { caseId, limit: 2 });
    expect(first.runs.map(({ number }) => number)).toEqual([5, 4]);
    const second = await loadRuns(here.by, { caseId, limit: 2, before: first.next ?? 0 });
    expect(second.runs.map(({ number }) => number)).toEqual([3, 2]);
    const last = await loadRuns(here.by, { caseId, limit: 2, before: second.next ?? 0 });
    expect([last.runs.map(({ number }) => number), last.next]).toEqual([[1], null]);
    expect(last.counts).toEqual({ run: 5, recreation: 0 });
  });

  it('take the same number of queries however many runs there are', async () => {
    await stated({ outputs: [await file(here)], operatorId: here.operator });
    const { caseId } = here;
    const one = await queriesOf(() => loadRuns(here.by, { caseId }));
    expect(one).toBeGreaterThan(5);
    for (let i = 0; i < 6; i++) {
      await stated({ outputs: [await file(here), await file(here)], operatorId: here.writer });
    }
    expect(await queriesOf(() => loadRuns(here.by, { caseId }))).toBe(one);
  });

  it('can be those of one operator', async () => {
    await stated({ operatorId: here.operator });
    await stated({ operatorId: here.writer });
    const { runs } = await loadRuns(here.by, { caseId: here.caseId, operatorId: here.writer });
    expect(runs.map(({ number }) => number)).toEqual([2]);
  });
});

describe('a full check', () => {
  it('names a row that was changed behind the back of the ledger', async () => {
    const { runId } = await stated({ outputs: [await file(here)] });
    const other = await file(here);
    await database().update(runFile).set({ exhibitId: other }).where(eq(runFile.runId, runId));
    const failures = await failuresOf(here.caseId);
    expect(failures).toMatchObject([{ check: 'table.differs' }]);
    expect(failures[0]?.record).toMatch(new RegExp(`^run_file ${runId} output 0 e\\d+ exhibitId$`));
  });
});

/** Statements sent while something is loaded. */
async function queriesOf(load: () => Promise<unknown>): Promise<number> {
  const before = statements;
  await load();
  return statements - before;
}
