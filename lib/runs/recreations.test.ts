import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { recordWork } from '@/lib/cases/commands/amend-case';
import { recordModification } from './commands/record-modification';
import { recordSelection } from './commands/record-selection';
import { stateRun } from './commands/state-run';
import { finishWork, publishWork } from './commands/work-events';
import { compareRuns, loadCandidates, loadLineage, loadRun, loadRuns } from './loaders';
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

const base = () => ({ caseId: here.caseId, tool: 'Generator 3' });
const stated = (more: object = {}) => dataOf(stateRun(here.by, { ...base(), ...more }));

/** A run, and a recreation of it with an output of its own. */
async function recreated(more: object = {}) {
  const original = await file(here);
  const { runId } = await stated({ outputs: [original] });
  const imitation = await file(here, { recreation: true });
  const recreates = { runId, exhibitId: original, sight: 'with_sight' };
  const recreation = await stated({ recreates, outputs: [imitation], ...more });
  return { original, runId, imitation, recreation };
}

describe('a recreation', () => {
  it('is of class E for ever and has numbers of its own', async () => {
    const { recreation, runId } = await recreated();
    const { caseId } = here;
    expect(recreation.number).toBe(1);
    const run = await loadRun(here.by, { caseId, runId: recreation.runId });
    expect(run).toMatchObject({
      series: 'recreation',
      class: 'E',
      rule: 'declared_recreation',
      recreates: { run: { id: runId, number: 1 }, sight: 'with_sight' },
    });
    const { runs, counts } = await loadRuns(here.by, { caseId, series: 'recreation' });
    expect([runs.length, counts]).toEqual([1, { run: 1, recreation: 1 }]);
    expect(await failuresOf(caseId)).toEqual([]);
  });

  it('names what it imitates', async () => {
    const recreates = { sight: 'unknown' as const };
    expect(await stateRun(here.by, { ...base(), recreates })).toMatchObject({
      fields: { recreates: 'required' },
    });
  });

  it('cannot give an output that was not brought in as a recreation', async () => {
    const recreates = { exhibitId: await file(here), sight: 'unknown' as const };
    const outputs = [await file(here)];
    expect(await stateRun(here.by, { ...base(), recreates, outputs })).toMatchObject({
      code: 'INVALID',
      reason: 'not_a_recreation',
    });
  });

  it('may give byte for byte what the run gave, which stays what it was', async () => {
    const original = await file(here);
    const { runId } = await stated({ outputs: [original] });
    const recreates = { runId, sight: 'without_sight' as const };
    const again = await stated({ recreates, outputs: [original] });
    const { caseId } = here;
    const { outputs } = await loadRun(here.by, { caseId, runId: again.runId });
    expect(outputs).toMatchObject([{ exhibitId: original, class: 'C-' }]);
  });

  it('never enters a run, a choice, later work or the work', async () => {
    const { original, imitation } = await recreated();
    const { caseId, by } = here;
    const { workId } = await dataOf(recordWork(by, { caseId, title: 'Pendant' }));
    const apart = { ok: false, code: 'INVALID', reason: 'recreation_apart' };
    const role = 'reference' as const;
    const wishes = [
      stateRun(by, { ...base(), outputs: [imitation] }),
      stateRun(by, { ...base(), inputs: [{ exhibit: imitation, role }] }),
      recordSelection(by, { caseId, candidates: [{ exhibitId: imitation, verdict: 'rejected' }] }),
      recordModification(by, { caseId, kind: 'crop', before: [imitation], afterId: original }),
      recordModification(by, { caseId, kind: 'crop', before: [original], afterId: imitation }),
      finishWork(by, { caseId, workId, exhibitId: imitation }),
      publishWork(by, { caseId, workId, exhibitId: imitation, place: 'web' }),
    ];
    for (const reply of await Promise.all(wishes)) expect(reply).toMatchObject(apart);
  });

  it('is no candidate and no part of the lineage', async () => {
    const { original, runId, imitation, recreation } = await recreated();
    const { caseId } = here;
    const { candidates } = await loadCandidates(here.by, { caseId });
    expect(candidates.map(({ exhibitId }) => exhibitId)).toEqual([original]);
    const { nodes } = await loadLineage(here.by, { caseId });
    const ids = nodes.map(({ id }) => id);
    expect(ids).toEqual([original, runId]);
    expect(ids).not.toContain(imitation);
    expect(ids).not.toContain(recreation.runId);
  });

  it('is compared with what it imitates: the same, different, or unknown', async () => {
    const parameter = (name: string, value: string) => ({
      name,
      value,
      setter: null,
      origin: 'stated' as const,
    });
    const model = { kind: 'model' as const, name: 'Crystal', hash: '', weight: '' };
    const before = await stated({
      toolVersion: '1.0',
      models: [{ ...model, version: '2' }],
      parameters: [parameter('seed', '7'), parameter('steps', '30')],
      environment: [{ name: 'system', value: 'Linux' }],
      operatorId: here.operator,
      texts: [{ role: 'positive', origin: 'entered', text: 'a tiny pendant', part: '' }],
    });
    const recreates = { runId: before.runId, sight: 'with_sight' };
    const after = await stated({
      toolVersion: '1.1',
      models: [{ ...model, version: '' }],
      parameters: [parameter('seed', '7'), parameter('steps', '50')],
      operatorId: here.writer,
      texts: [{ role: 'positive', origin: 'entered', text: 'a pendant', part: '' }],
      recreates,
    });
    const { differences, texts } = await compareRuns(here.by, {
      caseId: here.caseId,
      runId: before.runId,
      otherId: after.runId,
    });
    const told = Object.fromEntries(
      differences.map((one) => [
        `${one.group} ${one.name}`,
        one.before === null || one.after === null ? 'unknown' : one.same ? 'same' : 'different',
      ]),
    );
    expect(told).toEqual({
      'tool tool': 'same',
      'tool version': 'different',
      'model model': 'same',
      'model model version': 'unknown',
      'parameter seed': 'same',
      'parameter steps': 'different',
      'person operator': 'different',
      'environment system': 'unknown',
      'sight sight': 'unknown',
    });
    expect(texts).toEqual([{ role: 'positive', before: 'a tiny pendant', after: 'a pendant' }]);
  });
});
