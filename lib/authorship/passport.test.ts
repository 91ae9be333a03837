import { describe, expect, it } from 'vitest';
import type { FieldAttribution } from './attribution';
import { deletedPassport, passport, placesOf, spansOf } from './passport';
import { Paper } from './testing-paper';

const ALICE = 'acct_alice';
const BOB = 'acct_bob';
const NONE = { revisions: [], views: [] };

function fieldOf(paper: Paper): FieldAttribution {
  const [field] = paper.attribution().fields;
  if (!field) throw new Error('the paper has no field');
  return field;
}

describe('the passport of a word', () => {
  it('names the first writer, the mover and every operation in between', () => {
    const paper = new Paper([ALICE, BOB]);
    const typed = paper.write(1, 0, 'soft light');
    paper.again(2, paper.delete(2, 0, 4), 5, 'moved');
    const at = paper.text().indexOf('soft');
    const [part] = passport(fieldOf(paper), at, at + 4, NONE).parts;
    expect(part?.span.writer).toEqual({ who: 'person', account: ALICE });
    expect(part?.span.one).toMatchObject({ text: 'soft', seq: typed, placer: BOB, kind: 'typed' });
    expect(part?.span.one.handlings).toMatchObject([{ kind: 'moved', account: BOB }]);
  });

  it('tells a word typed key by key as one story with its first and last operation', () => {
    const paper = new Paper([ALICE]);
    for (const [at, letter] of [...'tiny'].entries()) paper.write(1, at, letter);
    const { parts } = passport(fieldOf(paper), 0, 4, NONE);
    expect(parts).toHaveLength(1);
    expect(parts[0]?.span).toMatchObject({ text: 'tiny', firstSeq: 0, lastSeq: 3 });
  });

  it('has a part for each story where two people wrote letters of the word', () => {
    const paper = new Paper([ALICE, BOB]);
    paper.write(1, 0, 'lit');
    paper.write(2, 3, 'e');
    const made = passport(fieldOf(paper), 0, 4, NONE);
    expect(made.text).toBe('lite');
    expect(made.parts.map(({ span }) => span.text)).toEqual(['lit', 'e']);
  });

  it('names the revisions the word stood in, also before it was moved or while it was away', () => {
    const paper = new Paper([ALICE, BOB]);
    paper.write(1, 0, 'soft');
    const first = paper.size;
    const word = paper.delete(2, 0, 4);
    const second = paper.size;
    paper.again(2, word, 0, 'moved');
    const third = paper.size;
    const revisions = [0, first, second, third].map((seq, i) => ({ revision: i + 1, seq }));
    const [part] = passport(fieldOf(paper), 0, 4, { revisions, views: [] }).parts;
    expect(part?.revisions).toEqual([2, 4]);
  });

  it('tells of deleted words who deleted them and in which revisions they stood', () => {
    const paper = new Paper([ALICE, BOB]);
    paper.write(1, 0, 'soft');
    const frozen = paper.size;
    paper.delete(2, 0, 4);
    const field = fieldOf(paper);
    const revisions = [
      { revision: 1, seq: frozen },
      { revision: 2, seq: paper.size },
    ];
    const made = deletedPassport(field, field.deleted, { revisions, views: [] });
    expect(made.parts[0]?.span.one).toMatchObject({ deleter: BOB });
    expect(made.parts[0]?.revisions).toEqual([1]);
  });

  it('shows who contests it, down to the span, and keeps others out of it', () => {
    const paper = new Paper([ALICE, BOB]);
    paper.write(1, 0, 'soft light');
    const field = fieldOf(paper);
    const views = [
      {
        revision: 1,
        account: BOB,
        meaning: 'contested' as const,
        contested: [{ spans: spansOf(field, 0, 4), reason: 'I said it first.' }],
        seq: 5,
      },
    ];
    const contests = (from: number, to: number) =>
      passport(field, from, to, { revisions: [], views }).parts[0]?.contests.length;
    expect(contests(0, 4)).toBe(1);
    expect(contests(5, 10)).toBe(0);
  });

  it('refuses a stretch outside the text', () => {
    const paper = new Paper([ALICE]);
    paper.write(1, 0, 'cat');
    expect(() => passport(fieldOf(paper), 0, 4, NONE)).toThrow(RangeError);
    expect(() => passport(fieldOf(paper), 1, 1, NONE)).toThrow(RangeError);
  });
});

describe('spans of a text', () => {
  it('are identities, and find their characters again after others wrote before and inside', () => {
    const paper = new Paper([ALICE, BOB]);
    paper.write(1, 0, 'soft light');
    const spans = spansOf(fieldOf(paper), 0, 10);
    expect(spans).toEqual([[1, 0, 10]]);
    paper.write(2, 5, 'studio ');
    paper.write(2, 0, 'a ');
    expect(placesOf(fieldOf(paper), spans)).toEqual([
      { from: 2, to: 7 },
      { from: 14, to: 19 },
    ]);
  });
});
