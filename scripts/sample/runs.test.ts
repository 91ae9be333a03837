import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, person, room } from '@/db/testing/world';
import type { CaseState } from '@/lib/entries/state';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { caseStateAt } from '@/lib/ledger/read';
import { runCheck } from '@/lib/logbook/commands/run-check';
import { openSampleCase } from './case';

let instance: TestInstance;
let caseId: string;
let state: CaseState;

beforeAll(async () => {
  instance = await testInstance();
  const workspaceId = await room();
  const zhou = await person('周婧怡（样例）');
  const li = await person('李䶮（样例）');
  await join(workspaceId, zhou, 'owner');
  await join(workspaceId, li, 'member');
  caseId = await openSampleCase({ workspaceId, zhou, li });
  const { size } = await checkpointCase(caseId);
  state = await caseStateAt(caseId, size);
});

afterAll(() => instance.close());

it('shows runs with all they gave, and a recreation apart from them', () => {
  const runs = [...state.runs.values()];
  expect(runs.map(({ series, number, class: one }) => [series, number, one])).toEqual([
    ['run', 1, 'D'],
    ['run', 2, 'B'],
    ['recreation', 1, 'E'],
  ]);
  expect(runs.map(({ outputs }) => outputs.length)).toEqual([2, 2, 1]);
});

it('agrees with its ledger in every table and object', async () => {
  expect((await runCheck(caseId)).failures).toEqual([]);
});
