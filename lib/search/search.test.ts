import { afterAll, beforeAll, expect, it } from 'vitest';
import { database } from '@/db/client';
import { reading } from '@/db/schema/readings';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person } from '@/db/testing/world';
import { writeText } from '@/lib/exhibits/commands/write-text';
import { newId } from '@/lib/kernel/ids';
import { openPrompt } from '@/lib/prompts/commands/open-prompt';
import { Pen } from '@/lib/prompts/testing-pen';
import { writeNote } from '@/lib/review/commands/write-note';
import { dataOf, exhibits, newCase, scene } from '@/lib/review/testing-scene';
import { stateRun } from '@/lib/runs/commands/state-run';
import { loadSearch } from './loaders';

let instance: TestInstance;
let owner: Person;
let counsel: Person;
let guest: Person;
let stranger: Person;
let caseId: string;
let note: string;
let prompt: string;
let pictures: string[];

beforeAll(async () => {
  instance = await testInstance();
  const here = await scene();
  ({ owner, counsel } = here);
  caseId = await newCase(here);
  guest = await person('Guest');
  await join(here.workspaceId, guest, 'guest', caseId);
  stranger = await person('Stranger');
  pictures = await exhibits(here, caseId, 3);
  const written = await writeText(owner.caller, {
    caseId,
    kind: 'note',
    title: 'On the telephone',
    text: 'She asked for a heron of glass, seen from below.',
    supplierId: null,
  });
  note = (await dataOf(Promise.resolve(written))).exhibitId;
  prompt = (await dataOf(openPrompt(owner.caller, { caseId, title: 'Bird' }))).promptId;
  const pen = await Pen.at(owner, { caseId, promptId: prompt });
  await pen.push(pen.insert(0, 'a kingfisher of blown glass'));
  await dataOf(
    stateRun(owner.caller, {
      caseId,
      tool: 'Drawing machine',
      outputs: pictures.slice(0, 1),
      texts: [{ role: 'positive', origin: 'entered', text: 'a wren on a wire', part: '' }],
      parameters: [{ name: 'seed', value: '18446744073709551615', setter: null, origin: 'stated' }],
    }),
  );
  await dataOf(writeNote(counsel.caller, { caseId, text: 'the heron is our weakest point' }));
});

afterAll(() => instance.close());

const find = async (q: string, who: Person = owner) =>
  (await loadSearch(who.caller, { caseId, q })).hits.map(({ record, excerpt }) => [
    record.kind,
    record.id,
    excerpt.found,
  ]);

it('finds words of notes, prompts and runs, titles, file names and seeds', async () => {
  expect(await find('heron')).toEqual([['exhibit', note, 'heron']]);
  expect(await find('KINGFISHER glass')).toEqual([['prompt', prompt, 'kingfisher']]);
  expect((await find('wren')).map(([kind]) => kind)).toEqual(['run']);
  expect((await find('18446744073709551615')).map(([kind]) => kind)).toEqual(['run']);
  expect(await find('2.png')).toEqual([['exhibit', pictures[2], '2.png']]);
  expect(await find('picture')).toHaveLength(3);
  expect(await find('picture heron')).toEqual([]);
});

it('finds what readers found in a file, by its newest reading', async () => {
  const [first = ''] = pictures;
  const say = (text: string, at: string) =>
    database()
      .insert(reading)
      .values({
        id: newId('reading'),
        caseId,
        exhibitId: first,
        objectSha256: '0'.repeat(64),
        readers: 1,
        sha256: '0'.repeat(64),
        body: JSON.stringify({ statements: [{ prompt: { value: text } }] }),
        records: 1,
        statements: 1,
        findings: 0,
        at: new Date(at),
      });
  await say('an ostrich, 100% sharp', '2026-01-01T00:00:00Z');
  expect(await find('ostrich')).toEqual([['exhibit', first, 'ostrich']]);
  expect(await find('100%')).toHaveLength(1);
  expect(await find('1_0%')).toEqual([]);
});

it('never looks through the notes of counsel, not even for counsel', async () => {
  for (const who of [owner, counsel, guest]) expect(await find('weakest', who)).toEqual([]);
});

it('answers everybody who may read the case, and nobody else', async () => {
  for (const who of [counsel, guest]) expect(await find('heron', who)).toHaveLength(1);
  await expect(find('heron', stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

it('goes on page by page, newest first', async () => {
  const first = await loadSearch(owner.caller, { caseId, q: 'picture', limit: 2 });
  expect(first.hits.map(({ record }) => record.id)).toEqual([pictures[2], pictures[1]]);
  const before = first.next ?? 0;
  const rest = await loadSearch(owner.caller, { caseId, q: 'picture', limit: 2, before });
  expect(rest.hits.map(({ record }) => record.id)).toEqual([pictures[0]]);
  expect(rest.next).toBeNull();
  expect(rest.left).toBe(0);
});
