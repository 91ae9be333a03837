import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';
import { loadElements } from '@/lib/review/loaders';
import { saveDeclaration } from './commands/save-declaration';
import { loadDeclarations } from './loaders';
import { blankChanges } from './model/blanks';
import { dataOf, disagreements, entryOf, type Scene, scene } from './testing-scene';

let instance: TestInstance;
let here: Scene;

beforeAll(async () => {
  instance = await testInstance();
  here = await scene();
});

afterAll(() => instance.close());

type Input = Parameters<typeof saveDeclaration>[1];

const save = (more: Partial<Input>, { caller } = here.owner) =>
  saveDeclaration(caller, { caseId: here.caseId, template: 'process', blanks: [], ...more });

const aims = (text: string) => [{ key: 'aims', text }];

describe('a declaration', () => {
  it('keeps each saving as a version, words as typed, and leaves out what was left empty', async () => {
    const { caseId, owner, zhou } = here;
    const blanks = [...aims('  light through\nice '), { key: 'rounds', text: ' \n' }];
    const { declarationId } = await dataOf(save({ blanks, contributorId: zhou }));
    await dataOf(save({ declarationId, after: 1, blanks: aims('light'), contributorId: zhou }));
    const { declarations } = await loadDeclarations(owner.caller, { caseId });
    const [first, second] = declarations.find(({ id }) => id === declarationId)?.versions ?? [];
    expect(first).toMatchObject({
      version: 1,
      by: '周婧怡',
      blanks: aims('  light through\nice '),
    });
    expect(second).toMatchObject({ version: 2, contributor: { id: zhou }, blanks: aims('light') });
    expect(blankChanges(first?.blanks ?? [], second?.blanks ?? [])).toEqual([
      { key: 'aims', before: '  light through\nice ', after: 'light' },
    ]);
    expect(await disagreements(caseId)).toEqual([]);
  });

  it('is refused on a stale version, another template, a blank nobody asks, or the same words', async () => {
    const { declarationId } = await dataOf(save({ blanks: aims('one') }));
    expect(await save({ declarationId, after: 0, blanks: aims('two') })).toMatchObject({
      reason: 'changed_meanwhile',
    });
    expect(await save({ declarationId, after: 1, template: 'ai_use', blanks: [] })).toMatchObject({
      fields: { template: 'wrong_value' },
    });
    expect(await save({ blanks: [{ key: 'verdict', text: 'won' }] })).toMatchObject({
      fields: { blanks: 'unknown_field' },
    });
    expect(await save({ declarationId, after: 1, blanks: aims('one') })).toMatchObject({
      reason: 'same_text',
    });
  });

  it('saved by two at once becomes one version, and the other is told', async () => {
    const { declarationId } = await dataOf(save({ blanks: aims('zero') }));
    const replies = await Promise.all(
      ['one', 'two', 'three'].map((text) => save({ declarationId, after: 1, blanks: aims(text) })),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.flatMap((one) => (one.ok ? [] : [one.reason]))).toEqual([
      'changed_meanwhile',
      'changed_meanwhile',
    ]);
  });

  it('of a guest is his own and nobody else’s', async () => {
    const { wei, lin, zhou } = here;
    const { declarationId } = await dataOf(save({ blanks: aims('mine'), contributorId: zhou }));
    const refusal = { fields: { contributorId: 'not_your_contributor' } };
    expect(await save({ blanks: aims('x'), contributorId: zhou }, wei)).toMatchObject(refusal);
    expect(await save({ declarationId, after: 1, blanks: aims('x') }, wei)).toMatchObject(refusal);
    const own = await dataOf(save({ blanks: aims('his'), contributorId: lin }, wei));
    const more = { declarationId: own.declarationId, after: 1, contributorId: lin };
    await dataOf(save({ ...more, blanks: aims('his own') }, wei));
  });

  it('says no more than "declared only" in the checklist, unsigned, and nothing while empty', async () => {
    const { caseId, owner, counsel } = here;
    const standing = async (id: string) => {
      const { elements } = await loadElements(counsel.caller, { caseId });
      return elements.find((one) => one.id === id);
    };
    const { declarationId } = await dataOf(save({ template: 'ai_use' }));
    expect((await standing('E1'))?.standing).toBe('missing');
    const blanks = [{ key: 'used', text: 'for the background' }];
    await dataOf(save({ declarationId, after: 1, template: 'ai_use', blanks }, owner));
    const found = await standing('E1');
    expect(found?.standing).toBe('declared_only');
    expect(found?.bears).toMatchObject([
      {
        record: { kind: 'declaration', id: declarationId, class: 'D', number: 2 },
        weaknesses: ['stated_later', 'unsigned', 'no_person'],
      },
    ]);
  });

  it('loses its words where they are erased, and the version stays', async () => {
    const { caseId, owner } = here;
    const index = await entryOf(save({ blanks: aims('Wang Wei wanted ice') }));
    await dataOf(erasePayload(owner.caller, { caseId, index, reason: 'asked for' }));
    const { declarations } = await loadDeclarations(owner.caller, { caseId });
    expect(JSON.stringify(declarations)).not.toContain('Wang Wei');
    expect(await disagreements(caseId)).toEqual([]);
  });
});
