import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorOrder } from './author-order';
import { placedSpans } from './spans';
import { Paper } from './testing-paper';
import { scribble } from './testing-scribble';

describe('spans of a text', () => {
  it('join to exactly the text, whatever was scribbled', () => {
    fc.assert(
      fc.property(scribble, (draw) => {
        for (const field of draw().attribution().fields) {
          const made = placedSpans(field);
          expect(made.map(({ text }) => text).join('')).toBe(field.text);
          for (const { from, to, text } of made) expect(field.text.slice(from, to)).toBe(text);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('end where another wrote and where words came otherwise', () => {
    const paper = new Paper(['acct_a', 'acct_b']);
    paper.write(1, 0, 'so');
    paper.write(1, 2, 'ft');
    paper.write(1, 4, ' light', { kind: 'pasted' });
    paper.write(2, 10, '!');
    const [field] = paper.attribution().fields;
    const made = placedSpans(field ?? { runs: [] });
    expect(made.map(({ text, firstSeq, lastSeq }) => [text, firstSeq, lastSeq])).toEqual([
      ['soft', 0, 1],
      [' light', 2, 2],
      ['!', 3, 3],
    ]);
  });
});

describe('the order in which marks are given out', () => {
  it('is that of first joining, each account once', () => {
    const writers = [
      { account: 'b', joinedSeq: 5 },
      { account: 'a', joinedSeq: 9 },
      { account: 'b', joinedSeq: 1 },
      { account: 'c', joinedSeq: 2 },
    ];
    expect(authorOrder(writers)).toEqual(['b', 'c', 'a']);
  });
});
