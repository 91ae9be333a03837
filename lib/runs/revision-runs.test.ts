import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { readReplay } from '@/lib/prompts/live/replays';
import { loadRevision, loadRevisions } from '@/lib/prompts/loaders';
import { Pen, promptScene } from '@/lib/prompts/testing-pen';
import { stateRun } from './commands/state-run';
import { loadRun, loadRuns } from './loaders';
import { dataOf } from './testing-runs';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

describe('a frozen revision', () => {
  it('names the runs it was sent in, and no recreation', async () => {
    const { caseId, promptId, member } = await promptScene();
    const pen = await Pen.at(member, { caseId, promptId });
    const freeze = async (words: string) => {
      await pen.push(pen.insert(0, words));
      await pen.sync();
      const { sha256 } = await readReplay(promptId, (replay) => replay.frozen());
      await pen.push(pen.claim({ k: 'freeze', sha256, purpose: 'sent', tool: '' }));
      await pen.sync();
    };
    await freeze('pendant');
    await freeze('tiny ');
    const by = member.caller;
    const state = (revision: number, recreates: object | null = null) =>
      dataOf(
        stateRun(by, {
          caseId,
          tool: 'Generator 3',
          revision: { prompt: promptId, revision },
          parameters: [{ name: 'steps', value: '30', setter: null, origin: 'revision' }],
          ...(recreates && { recreates: recreates as never }),
        }),
      );
    const first = await state(1);
    const second = await state(1);
    await state(1, { runId: first.runId, sight: 'unknown' });
    const { revisions } = await loadRevisions(by, { caseId, promptId });
    expect(revisions.map(({ revision, runs }) => [revision, runs])).toEqual([
      [
        1,
        [
          { id: first.runId, number: 1 },
          { id: second.runId, number: 2 },
        ],
      ],
      [2, []],
    ]);
    const one = await loadRevision(by, { caseId, promptId, revision: 1 });
    expect(one.runs.map(({ number }) => number)).toEqual([1, 2]);
    const run = await loadRun(by, { caseId, runId: first.runId });
    expect(run.revision).toMatchObject({ promptId, promptNumber: 1, revision: 1 });
    const { runs } = await loadRuns(by, { caseId, promptId });
    expect(runs.map(({ number }) => number)).toEqual([2, 1]);
  });
});
