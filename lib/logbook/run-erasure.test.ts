import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { recordWork } from '@/lib/cases/commands/amend-case';
import type { Reply } from '@/lib/kernel/reply';
import { describeRun } from '@/lib/runs/commands/describe-run';
import { recordGenerator } from '@/lib/runs/commands/record-generator';
import { recordModification } from '@/lib/runs/commands/record-modification';
import { recordSelection } from '@/lib/runs/commands/record-selection';
import { stateRun } from '@/lib/runs/commands/state-run';
import { finishWork, publishWork } from '@/lib/runs/commands/work-events';
import {
  loadGenerators,
  loadModifications,
  loadRun,
  loadSelections,
  loadWorkEvents,
} from '@/lib/runs/loaders';
import { dataOf, failuresOf, file, type Workshop, workshop } from '@/lib/runs/testing-runs';
import { erasePayload } from './commands/erase-payload';

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

/** The index of the entry an act left last. */
function indexOf(reply: Reply<unknown>): number {
  if (!reply.ok || reply.index === null) throw new Error(JSON.stringify(reply));
  return reply.index;
}

const erase = (index: number) =>
  dataOf(erasePayload(here.owner.caller, { caseId: here.caseId, index, reason: 'request' }));

describe('erasing what was said', () => {
  it('of a run takes texts and parameters, and leaves its files, number and class', async () => {
    const { caseId, by } = here;
    const output = await file(here);
    const reply = await stateRun(by, {
      caseId,
      tool: 'Generator of Wang Wei',
      outputs: [output],
      texts: [{ role: 'positive', origin: 'entered', text: 'portrait of Wang Wei', part: '' }],
      providerIds: [{ name: 'job', value: 'wang-wei' }],
      purpose: 'portrait',
    });
    const { runId } = await dataOf(Promise.resolve(reply));
    const said = indexOf(await describeRun(by, { caseId, runId, note: 'for Wang Wei' }));
    await dataOf(describeRun(by, { caseId, runId, purpose: 'study' }));
    // Request and end are the two entries before.
    await erase(indexOf(reply) - 1);
    await erase(indexOf(reply));
    await erase(said);
    const run = await loadRun(by, { caseId, runId });
    expect(run).toMatchObject({ tool: '', excerpt: '', purpose: 'study', note: '', number: 1 });
    expect(run.outputs.map(({ exhibitId }) => exhibitId)).toEqual([output]);
    expect(JSON.stringify(run)).not.toMatch(/wang/i);
    expect(await failuresOf(caseId)).toEqual([]);
  });

  it('of choices, later work, works and accounts leaves what was done', async () => {
    const { caseId, by } = here;
    const [one, two] = [await file(here), await file(here)];
    const { workId } = await dataOf(recordWork(by, { caseId, title: 'Pendant' }));
    const name = 'Wang Wei';
    const candidates = [{ exhibitId: one, verdict: 'chosen' as const, reason: name }];
    const region = { x: 0, y: 0, width: 1, height: 1, note: name };
    const replies = [
      await recordSelection(by, { caseId, candidates, reason: name }),
      await recordModification(by, {
        caseId,
        kind: 'crop',
        before: [one],
        afterId: two,
        regions: [region],
        tool: name,
        note: name,
      }),
      await finishWork(by, { caseId, workId, exhibitId: two, note: name }),
      await publishWork(by, { caseId, workId, place: name, audience: name }),
      await recordGenerator(by, { caseId, service: name, account: name }),
    ];
    for (const reply of replies) await erase(indexOf(reply));
    const left = [
      await loadSelections(by, { caseId }),
      await loadModifications(by, { caseId }),
      await loadWorkEvents(by, { caseId }),
      await loadGenerators(by, { caseId }),
    ];
    expect(JSON.stringify(left)).not.toContain(name);
    expect(left).toMatchObject([
      { selections: [{ candidates: [{ exhibitId: one, verdict: 'chosen' }] }] },
      { modifications: [{ kind: 'crop', regions: [{ width: 1, note: '' }] }] },
      { events: [{ kind: 'finished' }, { kind: 'published' }] },
      { generators: [{ service: '' }] },
    ]);
    expect(await failuresOf(caseId)).toEqual([]);
  });

  it('of an account stated anew since changes nothing that is shown', async () => {
    const { caseId, by } = here;
    const first = await recordGenerator(by, { caseId, service: 'Old' });
    const { generatorId } = await dataOf(Promise.resolve(first));
    await dataOf(recordGenerator(by, { caseId, generatorId, service: 'New' }));
    await erase(indexOf(first));
    expect(await loadGenerators(by, { caseId })).toMatchObject({
      generators: [{ service: 'New' }],
    });
    expect(await failuresOf(caseId)).toEqual([]);
  });
});
