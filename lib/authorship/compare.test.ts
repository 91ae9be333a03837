import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, comparedPeople, compareFacts, compareTexts } from './compare';
import { Paper } from './testing-paper';
import { scribble } from './testing-scribble';

const ALICE = 'acct_alice';
const BOB = 'acct_bob';
const two = () => new Paper([ALICE, BOB]);

function changes(
  before: ReturnType<Paper['attribution']>,
  after: ReturnType<Paper['attribution']>,
) {
  const runs = compareTexts(before, after).flatMap((field) => field.runs);
  return runs.map(({ change, text, by }) => [change, text, by]);
}

describe('two moments side by side', () => {
  it('show a replaced word as one removed and one added, each with who did it', () => {
    const paper = two();
    paper.write(1, 0, 'soft light');
    const before = paper.attribution();
    paper.delete(2, 0, 4);
    paper.write(2, 0, 'dramatic');
    expect(changes(before, paper.attribution())).toEqual([
      ['removed', 'soft', BOB],
      ['added', 'dramatic', BOB],
      ['kept', ' light', null],
    ]);
  });

  it('tell a word retyped letter by letter from the word that was there', () => {
    const paper = two();
    paper.write(1, 0, 'crystal');
    const before = paper.attribution();
    paper.delete(2, 0, 7);
    paper.write(2, 0, 'crystal');
    expect(
      changes(before, paper.attribution())
        .map(([change]) => change)
        .sort(),
    ).toEqual(['added', 'removed']);
  });

  it('show cut and pasted words as moved by whoever moved them', () => {
    const paper = two();
    paper.write(1, 0, 'studio light, soft');
    const before = paper.attribution();
    paper.again(2, paper.delete(2, 14, 18), 0, 'moved');
    expect(changes(before, paper.attribution())).toEqual([
      ['moved', 'soft', BOB],
      ['kept', 'studio light, ', null],
    ]);
  });

  it('show words written since as added by whoever wrote them, though another moved them', () => {
    const paper = two();
    paper.write(1, 0, 'lamp');
    const before = paper.attribution();
    paper.write(1, 4, ' soft');
    paper.again(2, paper.delete(2, 0, 9), 0, 'moved');
    const fields = compareTexts(before, paper.attribution());
    expect(fields.flatMap(({ runs }) => runs.map((run) => [run.change, run.text, run.by]))).toEqual(
      [
        ['moved', 'lamp', BOB],
        ['added', ' soft', ALICE],
      ],
    );
    expect(comparedPeople(fields, (text) => text.length)).toEqual([
      { account: ALICE, added: 5, brought: 0, removed: 0, moved: 0 },
      { account: BOB, added: 0, brought: 0, removed: 0, moved: 4 },
    ]);
  });

  it('show words of nobody known as brought in, and words deleted before as brought back', () => {
    const paper = two();
    paper.write(1, 0, 'soft light');
    const cut = paper.delete(1, 0, 5);
    const before = paper.attribution();
    paper.again(2, cut, 0, 'restored');
    paper.write(2, 10, ', 8k', { kind: 'pasted', origin: { from: 'unknown' } });
    const fields = compareTexts(before, paper.attribution());
    expect(fields.flatMap(({ runs }) => runs.map((run) => [run.change, run.text, run.by]))).toEqual(
      [
        ['added', 'soft ', BOB],
        ['kept', 'light', null],
        ['added', ', 8k', BOB],
      ],
    );
    expect(comparedPeople(fields, (text) => text.length)).toEqual([
      { account: BOB, added: 0, brought: 9, removed: 0, moved: 0 },
    ]);
  });

  it('tell copies from what still stands, also inside one run', () => {
    const paper = two();
    paper.write(1, 0, 'soft light');
    const before = paper.attribution();
    paper.again(2, paper.cells(0, 4), 10, 'copied');
    paper.again(2, paper.delete(2, 5, 10), 0, 'moved');
    expect(changes(before, paper.attribution())).toEqual([
      ['moved', 'light', BOB],
      ['kept', 'soft ', null],
      ['copied', 'soft', BOB],
    ]);
  });

  it('count what undo brought back as kept', () => {
    const paper = two();
    paper.write(1, 0, 'soft light');
    const before = paper.attribution();
    paper.again(1, paper.delete(1, 0, 5), 0, 'restored');
    expect(changes(before, paper.attribution())).toEqual([
      ['kept', 'soft ', null],
      ['kept', 'light', null],
    ]);
  });

  it('put a removed word where it stood, inside what is one run now', () => {
    const paper = two();
    paper.write(1, 0, 'big cat');
    paper.write(2, 4, 'tiny ');
    const before = paper.attribution();
    paper.delete(1, 4, 9);
    expect(changes(before, paper.attribution())).toEqual([
      ['kept', 'big ', null],
      ['removed', 'tiny ', ALICE],
      ['kept', 'cat', null],
    ]);
  });

  it('sum by person in the order of their acts', () => {
    const paper = two();
    paper.write(1, 0, 'cat');
    const before = paper.attribution();
    paper.write(2, 3, 's');
    paper.delete(1, 0, 1);
    const fields = compareTexts(before, paper.attribution());
    expect(comparedPeople(fields, (text) => text.length)).toEqual([
      { account: BOB, added: 1, brought: 0, removed: 0, moved: 0 },
      { account: ALICE, added: 0, brought: 0, removed: 1, moved: 0 },
    ]);
  });

  it('hold the whole later text in order, and all of the earlier one, whatever was scribbled', () => {
    const stands: Change[] = ['kept', 'moved', 'copied', 'added'];
    fc.assert(
      fc.property(scribble, fc.nat(60), (draw, count) => {
        const [before, after] = [draw(count).attribution(), draw().attribution()];
        const runs = compareTexts(before, after).flatMap((field) => field.runs);
        const join = (wanted: Change[]) =>
          runs
            .filter(({ change }) => wanted.includes(change))
            .map(({ text }) => text)
            .join('');
        expect(join(stands)).toBe(after.fields[0]?.text);
        const roots = new Set(
          runs
            .filter(({ change }) => change !== 'added')
            .flatMap(({ root: [w, c, l] }) => Array.from({ length: l }, (_, i) => `${w}:${c + i}`)),
        );
        for (const run of before.fields[0]?.runs ?? []) {
          const [w, c, l] = run.root;
          for (let i = 0; i < l; i += 1) expect(roots).toContain(`${w}:${c + i}`);
        }
        for (const { change, text, by } of runs) {
          expect(text).not.toBe('');
          expect(by === null).toBe(change === 'kept');
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are all kept where nothing happened', () => {
    fc.assert(
      fc.property(scribble, (draw) => {
        const state = draw().attribution();
        for (const run of compareTexts(state, state).flatMap((field) => field.runs)) {
          expect(run.change).toBe('kept');
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('parameters and references', () => {
  it('are compared by name, each side with who set it', () => {
    const seed = (text: string, account: string, seq: number) => ({
      key: 'seed',
      name: 'seed',
      text,
      account,
      seq,
    });
    const steps = { key: 'steps', name: 'steps', text: '30', account: ALICE, seq: 3 };
    const made = compareFacts([seed('42', ALICE, 2), steps], [seed('43', BOB, 9)]);
    expect(made.map(({ key, change }) => [key, change])).toEqual([
      ['seed', 'changed'],
      ['steps', 'removed'],
    ]);
    expect(made[0]?.after?.account).toBe(BOB);
  });
});
