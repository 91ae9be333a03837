import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { bareState, choice, file, LI, run, ZHOU } from '@/lib/dossier/pages/runs/testing-runs';
import { ok } from '@/lib/dossier/testing-runs-case';
import { writeText } from '@/lib/exhibits/commands/write-text';
import { Pen, promptScene } from '@/lib/prompts/testing-pen';
import { loadComposer } from '../loaders';
import { takingPart } from './taking-part';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let instance: TestInstance;

beforeAll(async () => {
  instance = await testInstance();
});

afterAll(() => instance.close());

describe('who takes part in a record', () => {
  it('is who brought it in, operated or instructed the run, chose, or wrote with an account', () => {
    const state = bareState();
    const text = (title: string) => file(state, title, Buffer.from(title), 'text/plain');
    const [first, output, unnamed] = [text('first'), text('output'), text('unnamed')];
    const one = run(state, { operator: LI, instructor: null, inputs: [], records: [] });
    one.outputs = [{ exhibit: output, position: 0, entry: 1 }];
    Object.assign(state.exhibits.get(output) ?? {}, { supplier: LI });
    const elsewhere = { ...state.exhibits.get(unnamed)?.admitted, actor: 'acct_elsewhere' };
    Object.assign(state.exhibits.get(unnamed) ?? {}, { admitted: elsewhere });
    const people = (id: string) => [...(takingPart(state, []).get(id) ?? [])].sort();
    expect(people(first)).toEqual([ZHOU]);
    expect(people(one.id)).toEqual([LI]);
    expect(people(output)).toEqual([LI]);
    // Nobody is named, and the account belongs to none of the contributors.
    expect(people(unnamed)).toEqual([]);
    choice(state, [{ exhibit: output, run: one.id, verdict: 'chosen', aspects: [] }], {
      lookers: [],
    });
    expect(people(output)).toEqual([LI, ZHOU].sort());
    expect(people(one.id)).toEqual([LI, ZHOU].sort());
  });

  it('of a prompt are those who joined it, as the composer lists it', async () => {
    const here = await promptScene();
    const { caseId, promptId } = here;
    const named = async (name: string, accountId: string) =>
      (await ok(addContributor(here.owner.caller, { caseId, name, standing: 'member', accountId })))
        .contributorId;
    const zhou = await named('周婧怡', here.owner.accountId);
    const mei = await named('Mei', here.second.accountId);
    const idle = await named('Wei Lin', here.member.accountId);
    const pen = await Pen.at(here.second, { caseId, promptId });
    await pen.push(pen.insert(0, 'a cat-shaped pendant'));
    const note = { caseId, kind: 'note' as const, title: 'N', text: 'n', supplierId: idle };
    const { exhibitId } = await ok(writeText(here.owner.caller, note));
    const contents = await loadComposer(here.owner.caller, { caseId });
    expect(contents.prompts.map(({ id, people }) => [id, [...people].sort()])).toEqual([
      [promptId, [zhou, mei].sort()],
    ]);
    expect(contents.exhibits.find(({ id }) => id === exhibitId)?.people).toEqual([idle]);
  });
});
