import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { kindsOf } from '@/lib/door/testing-case';
import { loadPrompt, loadState } from './loaders';
import { Pen, promptScene, storedOperations } from './testing-pen';

let db: TestDatabase;
let here: Awaited<ReturnType<typeof promptScene>>;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

beforeEach(async () => {
  here = await promptScene();
});

const desk = () => ({ caseId: here.caseId, promptId: here.promptId });

describe('writing a prompt together', () => {
  it('keeps every word with its writer, for everybody the same', async () => {
    const one = await Pen.at(here.member, desk());
    await one.push(one.insert(0, 'a crystal pendant'));
    const two = await Pen.at(here.second, desk());
    await two.push(two.insert(2, 'tiny '), two.delete(0, 2));
    await one.sync();
    expect(one.text).toBe('tiny crystal pendant');
    const state = await loadState(here.owner.caller, desk());
    const [field] = state.attribution.fields;
    expect(field?.text).toBe('tiny crystal pendant');
    expect(field?.runs.map((run) => [run.text, run.typist])).toEqual([
      ['tiny ', here.second.accountId],
      ['crystal pendant', here.member.accountId],
    ]);
    expect(field?.deleted.map((run) => [run.text, run.deleter])).toEqual([
      ['a ', here.second.accountId],
    ]);
    const kinds = (await storedOperations(here.promptId)).map((o) => JSON.parse(o.server).kind);
    expect(kinds).toEqual(['opened', 'join', 'edit', 'join', 'edit', 'edit']);
    expect(await kindsOf(here.caseId)).toContain('prompt.opened');
    const detail = await loadPrompt(here.member.caller, desk());
    expect(detail).toMatchObject({ excerpt: 'tiny crystal pendant', size: 6, entered: 1 });
  });
});
