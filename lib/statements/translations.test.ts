import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { sha256Hex } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';
import { openPrompt } from '@/lib/prompts/commands/open-prompt';
import { readReplay } from '@/lib/prompts/live/replays';
import { Pen } from '@/lib/prompts/testing-pen';
import { loadElements } from '@/lib/review/loaders';
import { stateRun } from '@/lib/runs/commands/state-run';
import { addTranslation } from './commands/add-translation';
import { loadSource, loadTranslations } from './loaders';
import { placeOf } from './model/span';
import { dataOf, disagreements, entryOf, note, type Scene, scene } from './testing-scene';

let instance: TestInstance;
let here: Scene;

beforeAll(async () => {
  instance = await testInstance();
  here = await scene();
});

afterAll(() => instance.close());

type Input = Parameters<typeof addTranslation>[1];

const add = (record: Input['record'], source: string, more: Partial<Input> = {}) =>
  addTranslation(here.owner.caller, {
    caseId: here.caseId,
    record,
    source,
    text: '译文',
    from: 'en',
    to: 'zh-Hans',
    translatorName: 'Shen & Co.',
    aid: 'none',
    ...more,
  });

const exhibit = (id: string) => ({ kind: 'exhibit' as const, id, revision: null });

/** A prompt with one frozen revision of the text. */
async function revision(text: string): Promise<Input['record']> {
  const { caseId, owner } = here;
  const { promptId } = await dataOf(openPrompt(owner.caller, { caseId, title: 'Prompt' }));
  const pen = new Pen(owner, { caseId, promptId });
  await pen.join();
  await pen.push(pen.insert(0, text));
  await pen.sync();
  const { sha256 } = await readReplay(promptId, (replay) => replay.frozen());
  await pen.push(pen.claim({ k: 'freeze', sha256, purpose: 'draft', tool: '' }));
  return { kind: 'revision', id: promptId, revision: 1 };
}

describe('where words to be translated stand', () => {
  it.each([
    ['tiny crystal', 'crystal', null, { from: 5, to: 12 }],
    ['tiny crystal', 'tiny', { from: 0, to: 4 }, { from: 0, to: 4 }],
    ['tiny crystal', 'tiny', { from: 1, to: 5 }, 'source_differs'],
    ['tiny crystal', 'large', null, 'source_differs'],
    ['cat, cat', 'cat', null, 'source_repeated'],
    ['cat, cat', 'cat', { from: 5, to: 8 }, { from: 5, to: 8 }],
    ['x', '', null, 'source_differs'],
  ])('in %j of %j with %j is %j', (text, source, span, found) => {
    expect(placeOf(text, source, span)).toEqual(found);
  });
});

describe('a translation', () => {
  it('of a frozen revision names the place of its words, which were compared', async () => {
    const { caseId, owner, lin } = here;
    const record = await revision('tiny crystal cat');
    const source = await loadSource(owner.caller, { caseId, record });
    expect(source).toMatchObject({ text: 'tiny crystal cat', earlier: [] });
    const span = { from: 5, to: 12 };
    const first = await dataOf(
      add(record, 'crystal', { span, translatorId: lin, translatorName: '', aid: 'machine' }),
    );
    await dataOf(add(record, 'tiny crystal cat', { replaces: first.translationId }));
    expect(await add(record, 'crystals')).toMatchObject({ fields: { source: 'source_differs' } });
    const { translations } = await loadTranslations(owner.caller, { caseId, recordId: record.id });
    expect(translations).toMatchObject([
      {
        source: 'crystal',
        span,
        sourceSha256: sha256Hex('crystal'),
        translator: { name: 'Lin Wei' },
        replacedBy: expect.stringMatching(/^trl_/),
      },
      { span: { from: 0, to: 16 }, translatorName: 'Shen & Co.', replaces: first.translationId },
    ]);
    expect(await disagreements(caseId)).toEqual([]);
  });

  it('of a text exhibit is compared with its present bytes, astral characters included', async () => {
    const id = await note(here, 'a 🜁 air\r\nsign');
    await dataOf(add(exhibit(id), '🜁 air', { span: { from: 2, to: 8 } }));
    expect(await add(exhibit(id), 'air', { span: { from: 4, to: 7 } })).toMatchObject({
      fields: { source: 'source_differs' },
    });
  });

  it('of a record without a text says nothing of a place', async () => {
    const { caseId, owner } = here;
    const asked = { caseId, tool: 'glimmer' };
    const { runId } = await dataOf(stateRun(owner.caller, asked));
    const record = { kind: 'run' as const, id: runId, revision: null };
    const span = { from: 0, to: 3 };
    expect(await add(record, 'cat', { span })).toMatchObject({
      fields: { span: 'source_differs' },
    });
    await dataOf(add(record, 'cat'));
    const { translations } = await loadTranslations(owner.caller, { caseId, recordId: runId });
    expect(translations).toMatchObject([{ span: null }]);
  });

  it('needs a translator, two languages, and records and translations of this case', async () => {
    const id = await note(here, 'crystal');
    const there = await scene();
    const foreign = await note(there, 'crystal');
    const cases: [Partial<Input>, object][] = [
      [{ translatorName: ' ' }, { translatorName: 'required' }],
      [{ to: 'EN' }, { to: 'same_language' }],
      [{ replaces: newId('translation') }, { replaces: 'unknown_translation' }],
      [{ translatorId: there.lin }, { translatorId: 'unknown_contributor' }],
      [{ record: exhibit(foreign) }, { record: 'unknown_record' }],
    ];
    for (const [more, fields] of cases) {
      expect(await add(exhibit(id), 'crystal', more)).toMatchObject({ ok: false, fields });
    }
    await expect(
      loadSource(here.owner.caller, { caseId: here.caseId, record: exhibit(foreign) }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('bears on the element of translations with what is known of its making', async () => {
    const fresh = await scene();
    here = fresh;
    const id = await note(here, 'crystal');
    await dataOf(add(exhibit(id), 'crystal', { aid: 'machine' }));
    const { elements } = await loadElements(fresh.owner.caller, { caseId: fresh.caseId });
    expect(elements.find((one) => one.id === 'E25')?.bears).toMatchObject([
      { record: { kind: 'translation', title: 'crystal' }, weaknesses: ['machine_translation'] },
    ]);
  });

  it('loses its words where they are erased; digest and place stay', async () => {
    const { caseId, owner } = here;
    const id = await note(here, 'of Wang Wei');
    const index = await entryOf(add(exhibit(id), 'Wang Wei', { note: 'Wang Wei, a name' }));
    await dataOf(erasePayload(owner.caller, { caseId, index, reason: 'asked for' }));
    const { translations } = await loadTranslations(owner.caller, { caseId, recordId: id });
    expect(JSON.stringify(translations)).not.toContain('Wang');
    expect(translations).toMatchObject([{ span: { from: 3, to: 11 } }]);
    expect(await disagreements(caseId)).toEqual([]);
  });
});
