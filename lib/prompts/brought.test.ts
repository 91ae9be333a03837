import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { checkCase } from '@/lib/ledger/fsck/check-case';
import { openPrompt } from './commands/open-prompt';
import { forgetReplay } from './live/replays';
import { loadState } from './loaders';
import { Pen, promptScene } from './testing-pen';

const noObjects = {
  objects: {
    hash: async () => null,
    async *list(): AsyncGenerator<string> {},
  },
};

let instance: TestInstance;
let here: Awaited<ReturnType<typeof promptScene>>;
let ann: Pen;
let ben: Pen;

beforeAll(async () => {
  instance = await testInstance();
});

afterAll(() => instance.close());

/** Ann writes one prompt of the case; Ben pastes her words into another. */
beforeEach(async () => {
  here = await promptScene();
  const { caseId, owner } = here;
  const opened = await openPrompt(owner.caller, { caseId, title: 'Lamp' });
  if (!opened.ok) throw new Error(opened.code);
  ann = await Pen.at(here.member, { caseId, promptId: opened.data.promptId });
  await ann.push(ann.insert(0, 'a tiny lamp'));
  ben = await Pen.at(here.second, { caseId, promptId: here.promptId });
  await ben.push(ben.insert(0, 'tiny lamp', 'pasted'));
});

const desk = () => ({ caseId: here.caseId, promptId: here.promptId });

const origin = (source: object, of = ben) => ({
  k: 'origin',
  spans: [[of.writer, 0, 9]],
  message: null,
  exhibit: null,
  answer: 'confirmed',
  source: { prompt: ann.desk.promptId, src: [[ann.writer, 2, 9]], k: 'copied', ...source },
});

async function typists() {
  const { attribution } = await loadState(here.owner.caller, desk());
  return attribution.fields[0]?.runs.map(({ text, typist, origin: from }) => [
    text,
    typist,
    from?.from,
  ]);
}

describe('words pasted from another prompt of the case', () => {
  it('keep who typed them there', async () => {
    expect(await typists()).toEqual([['tiny lamp', null, 'unknown']]);
    await ben.push(ben.claim(origin({})));
    expect(await typists()).toEqual([['tiny lamp', here.member.accountId, 'prompt']]);
    // The full check reads both logs from their beginning and finds them agreeing.
    forgetReplay(here.promptId);
    expect((await checkCase(here.caseId, noObjects)).failures).toEqual([]);
  });

  it('stay of unknown origin where other letters stand there', async () => {
    const wrong = origin({ src: [[ann.writer, 0, 9]] });
    await expect(ben.push(ben.claim(wrong))).rejects.toThrow('source');
    expect(await typists()).toEqual([['tiny lamp', null, 'unknown']]);
  });

  it('are nobody’s who typed them there only after they were pasted here', async () => {
    const late = await Pen.at(here.second, ann.desk);
    await late.push(late.insert(0, 'tiny lamp'));
    const wrong = origin({ src: [[late.writer, 0, 9]] });
    await expect(ben.push(ben.claim(wrong))).rejects.toThrow('source');
    expect(await typists()).toEqual([['tiny lamp', null, 'unknown']]);
  });

  it('of another case are not looked for', async () => {
    const far = await promptScene();
    const pen = await Pen.at(far.member, { caseId: far.caseId, promptId: far.promptId });
    await pen.push(pen.insert(0, 'tiny lamp'));
    const wrong = origin({ prompt: far.promptId, src: [[pen.writer, 0, 9]] });
    await expect(ben.push(ben.claim(wrong))).rejects.toThrow('source');
  });
});
