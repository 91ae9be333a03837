import { describe, expect, it } from 'vitest';
import { characters, firstWriter } from './first-writer';
import { passport } from './passport';
import { PromptReplay } from './prompt-replay';
import { ClaimRefused } from './refusal';
import { contradiction, sourceOf, toldBy } from './source-of';
import { TestingLog, TestingPerson, testingId } from './testing-log';
import { totals } from './totals';
import { verifyLog } from './verify-log';

const OTHER = testingId('prm', 2);
const SUG = '9'.repeat(32);

/** Ann and a model wrote one prompt of the case; Ben takes words of it into another. */
function twoPrompts() {
  const there = new TestingLog(OTHER);
  const ann = new TestingPerson(there, 1);
  ann.say({ k: 'suggest', sug: SUG, model: 'model-1', text: ' of glass' });
  ann.insert(0, 'a tiny lamp');
  ann.accept(11, { sug: SUG, text: ' of glass', at: 0 });
  ann.paste(20, ' 8k');
  ann.send();
  const here = new TestingLog();
  const carl = new TestingPerson(here, 3);
  carl.insert(0, 'soft ');
  carl.send();
  const ben = new TestingPerson(here, 2);
  const clip = ann.cut(2, 21);
  ann.send();
  ben.paste(5, clip.text);
  ben.send();
  const source = { prompt: OTHER, src: clip.src, k: 'moved' as const };
  const said = { k: 'origin', message: null, exhibit: null, answer: 'confirmed', source } as const;
  const spans: [number, number, number][] = [[ben.writer, 0, 21]];
  const wrote = sourceOf(there.replay, clip.src)?.wrote ?? [];
  return { there, here, ann, ben, carl, claim: { ...said, spans }, wrote };
}

const told = ({ replay }: { replay: PromptReplay }) =>
  replay
    .attribution('story')
    .fields.flatMap(({ runs }) => runs)
    .map((run) => [run.text, run.kind, firstWriter(run), run.handlings.map((h) => h.account)]);

describe('words of another prompt of the case', () => {
  it('are told there, whether they stand or were cut: letters, first writers, ways', () => {
    const { there, ann, claim } = twoPrompts();
    const source = sourceOf(there.replay, claim.source.src);
    expect(source?.letters).toBe('tiny lamp of glass 8k');
    expect(source?.wrote.map(({ l, by, k, model }) => [l, by, k, model])).toEqual([
      [9, ann.by.account, 'typed', null],
      [9, null, 'suggested', 'model-1'],
      [3, null, 'pasted', null],
    ]);
    expect(sourceOf(there.replay, [[ann.writer, 0, 99]])).toBeNull();
  });

  it('keep their first writers here, and who brought them is said', async () => {
    const { here, ann, ben, carl, claim, wrote } = twoPrompts();
    ben.say(claim, { wrote });
    const person = (account: string) => ({ who: 'person', account });
    const whole = [
      ['soft ', 'typed', person(carl.by.account), []],
      ['tiny lamp', 'typed', person(ann.by.account), [ben.by.account]],
      [' of glass', 'suggested', { who: 'model', model: 'model-1' }, [ben.by.account]],
      [' 8k', 'pasted', { who: 'unknown' }, [ben.by.account]],
    ];
    expect(told(here)).toEqual(whole);
    const { fields } = here.replay.attribution();
    expect(totals(fields).people.map(({ account, written }) => [account, written])).toContainEqual([
      ann.by.account,
      characters('tiny lamp'),
    ]);
    const [field] = fields;
    if (!field) throw new Error('no field');
    const [part] = passport(field, 5, 9, { revisions: [], views: [] }).parts;
    expect(part?.span.one.origin).toMatchObject({ from: 'prompt', prompt: OTHER });
    // Moved about here, they stay whose they are; so after a snapshot.
    ben.put(0, ben.cut(5, 9));
    ben.send();
    const again = PromptReplay.restore(here.replay.snapshot());
    expect(again.attribution()).toEqual(here.replay.attribution());
    expect(told(here)[0]).toEqual([
      'tiny lamp',
      'typed',
      person(ann.by.account),
      [ben.by.account, ben.by.account],
    ]);
    const { prompt, caseId, operations, head } = here;
    const heads = [{ size: operations.length, hash: head.hash }];
    const report = await verifyLog(operations, { prompt, caseId, heads, revisions: [] });
    expect(report.failures).toEqual([]);
    expect(here.replay.people().map(({ account }) => account)).toContain(ann.by.account);
  });

  it('stay whose they are, whatever anybody says of them afterwards', () => {
    const { here, ben, carl, claim, wrote } = twoPrompts();
    ben.say(claim, { wrote });
    const before = told(here);
    const message = { k: 'message', from: '', source: '', sentAt: null, exhibit: null } as const;
    carl.say({ ...message, message: SUG, text: 'tiny lamp of glass 8k' });
    carl.say({ ...claim, source: undefined, message: SUG, answer: 'confirmed' });
    const other = wrote.map((one) => ({ ...one, by: carl.by.account }));
    ben.say(claim, { wrote: other });
    expect(told(here)).toEqual(before);
  });

  it('are named by the page that brought them alone, in full, and of another prompt', () => {
    const { ben, carl, claim } = twoPrompts();
    const { source } = claim;
    const wrong = [
      () => carl.say(claim),
      () => ben.say({ ...claim, spans: [[ben.writer, 0, 20]] }),
      () => ben.say({ ...claim, source: { ...source, prompt: testingId('prm', 1) } }),
      () => ben.say({ ...claim, answer: 'contested' }),
      () => ben.say({ ...claim, message: SUG }),
    ];
    const codes = wrong.map((act) => {
      try {
        act();
      } catch (error) {
        ben.n = 1;
        if (error instanceof ClaimRefused) return error.code;
      }
      return 'taken';
    });
    expect(codes).toEqual(['span', 'source', 'source', 'message', 'message']);
  });

  it('make a log false where it does not say of all of them who wrote them', async () => {
    for (const part of [[], 'half'] as const) {
      const { here, ben, claim, wrote } = twoPrompts();
      ben.say(claim, part === 'half' ? { wrote: wrote.slice(0, 1) } : {});
      const { prompt, caseId, operations, head } = here;
      const heads = [{ size: operations.length, hash: head.hash }];
      const report = await verifyLog(operations, { prompt, caseId, heads, revisions: [] });
      expect(report.failures.map(({ check }) => check)).toEqual(['server.note']);
    }
  });

  it('are held against the log they came from: another writer, or other letters, are named', () => {
    const told = (change: object) => {
      const { there, here, ben, carl, claim, wrote } = twoPrompts();
      const list = wrote.map((one) => ({ ...one, ...change }));
      ben.say(claim, { wrote: list });
      const [one] = toldBy(here.replay);
      if (!one) throw new Error('nothing told');
      return { one, there: there.replay, carl };
    };
    const right = told({});
    expect(contradiction(right.one, right.there)).toBeNull();
    expect(
      contradiction({ ...right.one, letters: 'another lamp of glass' }, right.there),
    ).not.toBeNull();
    const forged = told({ by: testingId('acct', 3) });
    expect(contradiction(forged.one, forged.there)?.found).toContain(testingId('acct', 3));
    // A log that ends before the words were brought over says nothing of them.
    const short = new TestingLog(OTHER).replay;
    expect(contradiction(right.one, short)).toBeNull();
    expect(contradiction({ ...right.one, at: '2025-01-01T00:00:00.000Z' }, short)).not.toBeNull();
  });

  it('are not made another’s by characters that came from elsewhere in this prompt', () => {
    const { here, ben, carl, claim, wrote } = twoPrompts();
    carl.sync();
    carl.paste(0, 'tiny lamp of glass 8k');
    carl.send();
    ben.sync();
    ben.put(0, ben.clip(0, 21), 'copied');
    ben.send();
    ben.say({ ...claim, spans: [[ben.writer, 21, 21]] }, { wrote });
    const [first] = told(here);
    expect(first?.[2]).toEqual({ who: 'unknown' });
  });
});
