import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characters } from './first-writer';
import { lostWords } from './lost';
import { Paper } from './testing-paper';
import { scribble } from './testing-scribble';
import { totals } from './totals';

const ALICE = 'acct_alice';
const BOB = 'acct_bob';
const MODEL = { from: 'model', model: 'm-1', suggestion: 'f'.repeat(32) } as const;

const two = () => new Paper([ALICE, BOB]);
const of = (paper: Paper) => totals(paper.attribution().fields);
const row = (sum: ReturnType<typeof of>, account: string) =>
  sum.people.find((person) => person.account === account);

describe('totals', () => {
  it('tell the joint prompt in counts: who first wrote what stands, and who took out whose words', () => {
    const paper = two();
    paper.write(1, 0, 'a cat-shaped crystal pendant, soft studio light');
    paper.write(2, 2, 'tiny ');
    paper.delete(2, 35, 39);
    paper.write(2, 35, 'dramatic');
    const sum = of(paper);
    expect(paper.text()).toBe('a tiny cat-shaped crystal pendant, dramatic studio light');
    expect(sum.characters).toBe(56);
    expect(row(sum, ALICE)).toMatchObject({ written: 43, lost: 4, words: 7, mixedWords: 0 });
    expect(row(sum, ALICE)?.lostWords.map(({ text, deleter }) => [text, deleter])).toEqual([
      ['soft', BOB],
    ]);
    expect(row(sum, BOB)).toMatchObject({ written: 13, deletedOthers: 4, deletedOwn: 0, words: 2 });
  });

  it('leave the first writer to words that another cuts and pastes, and lose none of them', () => {
    const paper = two();
    paper.write(1, 0, 'soft studio light');
    paper.again(2, paper.delete(2, 0, 17), 0, 'moved');
    const sum = of(paper);
    expect(row(sum, ALICE)).toMatchObject({ written: 17, lost: 0, placed: 0 });
    expect(row(sum, BOB)).toMatchObject({
      written: 0,
      placed: 17,
      placedBy: { moved: 17 },
      deletedOthers: 0,
    });
  });

  it('keep pasted words and a model’s words in rows of their own, beside who put them there', () => {
    const paper = two();
    paper.write(1, 0, 'from elsewhere', { kind: 'pasted' });
    paper.write(2, 14, ', misty', { kind: 'suggested', origin: MODEL });
    const sum = of(paper);
    expect(sum.unknown).toMatchObject({ written: 14, words: 2 });
    expect(sum.models.map(({ writer, written }) => [writer, written])).toEqual([
      [{ who: 'model', model: 'm-1' }, 7],
    ]);
    expect(row(sum, ALICE)).toMatchObject({ written: 0, placedBy: { pasted: 14 }, accepted: 0 });
    expect(row(sum, BOB)).toMatchObject({ written: 0, accepted: 7 });
  });

  it('show letters typed and erased two hundred times as erased own, never as text', () => {
    const paper = two();
    paper.write(1, 0, 'cat');
    for (let i = 0; i < 200; i += 1) {
      paper.write(2, 3, 'x');
      paper.delete(2, 3, 4);
    }
    expect(row(of(paper), BOB)).toMatchObject({
      written: 0,
      inserted: 200,
      deletedOwn: 200,
      deletedOthers: 0,
    });
  });

  it('count a word as lost once, by its last deletion, however often it was brought back', () => {
    const paper = two();
    paper.write(1, 0, 'dull light');
    const word = paper.delete(2, 0, 5);
    paper.again(2, word, 0, 'restored');
    const last = paper.size;
    paper.delete(1, 0, 5);
    const [lost] = lostWords(paper.attribution().fields);
    expect(lost).toMatchObject({ text: 'dull ', deleter: ALICE, from: last });
    expect(row(of(paper), ALICE)).toMatchObject({ lost: 0, deletedOwn: 5 });
    expect(row(of(paper), BOB)).toMatchObject({ deletedOthers: 0 });
  });

  it('tell a word rubbed out letter by letter as one word', () => {
    const paper = two();
    paper.write(1, 0, 'so soft');
    for (let end = 7; end > 3; end -= 1) paper.delete(2, end - 1, end);
    expect(lostWords(paper.attribution().fields)).toMatchObject([{ text: 'soft', from: 1, to: 4 }]);
  });

  it('count a rare Han character once', () => {
    const paper = two();
    paper.write(1, 0, '𠮷');
    expect(of(paper).characters).toBe(1);
  });

  it('always add up: rows to the text, kinds to rows, and what went in to what stands or was deleted', () => {
    fc.assert(
      fc.property(scribble, (draw) => {
        const paper = draw();
        const { fields } = paper.attribution();
        const sum = totals(fields);
        const rows = [...sum.people, ...sum.models, ...(sum.unknown ? [sum.unknown] : [])];
        const plus = (values: number[]) => values.reduce((a, b) => a + b, 0);
        const text = plus(fields.map((field) => characters(field.text)));
        expect(plus(rows.map(({ written }) => written))).toBe(text);
        expect(plus(sum.people.map(({ placed }) => placed))).toBe(text);
        for (const one of rows) expect(plus(Object.values(one.writtenBy))).toBe(one.written);
        for (const one of sum.people) {
          expect(plus(Object.values(one.placedBy))).toBe(one.placed);
          expect(plus(Object.values(one.insertedBy))).toBe(one.inserted);
        }
        const deleted = plus(fields.flatMap((f) => f.deleted.map((r) => characters(r.text))));
        expect(plus(sum.people.map(({ inserted }) => inserted))).toBe(text + deleted);
        const lost = plus(lostWords(fields).map((words) => characters(words.text)));
        const byDeleter = sum.people.map((p) => p.deletedOwn + p.deletedOthers + p.deletedNobodys);
        expect(plus(byDeleter)).toBe(lost);
        expect(plus(rows.map((one) => one.lost))).toBe(
          lost - plus(sum.people.map((p) => p.deletedOwn)),
        );
      }),
      { numRuns: 150 },
    );
  });
});
