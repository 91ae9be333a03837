import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lostWords } from '@/lib/authorship/lost';
import { Paper } from '@/lib/authorship/testing-paper';
import { scribble } from '@/lib/authorship/testing-scribble';
import { isLost, stretchesOf } from './tokens';

const fieldOf = (paper: Paper) => {
  const { fields } = paper.attribution();
  const [field] = fields;
  if (!field) throw new Error('the paper has no field');
  return { field, lost: lostWords(fields) };
};
const told = (paper: Paper) => {
  const { field, lost } = fieldOf(paper);
  return stretchesOf(field, lost).map(({ tokens }) =>
    tokens.map((token) => (isLost(token) ? `[${token.lost.text}]` : token.text)),
  );
};

describe('pieces of a marked text', () => {
  it('are words and what stands between them, in stretches of one writer', () => {
    const paper = new Paper(['acct_a', 'acct_b']);
    paper.write(1, 0, 'a cat');
    paper.write(2, 2, 'tiny ');
    expect(told(paper)).toEqual([['a', ' '], ['tiny', ' '], ['cat']]);
  });

  it('part a word that two people wrote and remember the whole of it', () => {
    const paper = new Paper(['acct_a', 'acct_b']);
    paper.write(1, 0, 'lit');
    paper.write(2, 3, 'e');
    const { field } = fieldOf(paper);
    const tokens = stretchesOf(field).flatMap((stretch) => stretch.tokens);
    expect(tokens.map((token) => !isLost(token) && token.word)).toEqual([
      { from: 0, to: 4 },
      { from: 0, to: 4 },
    ]);
  });

  it('are drawn apart where one writer’s words are not all asked for', () => {
    const paper = new Paper(['acct_a']);
    paper.write(1, 0, 'soft light');
    paper.again(1, paper.delete(1, 4, 10), 0, 'moved');
    const { field } = fieldOf(paper);
    const moved = ({ one }: { one: { handlings: unknown[] } }) => one.handlings.length > 0;
    expect(stretchesOf(field)).toHaveLength(1);
    const apart = stretchesOf(field, [], (one, other) => moved(one) !== moved(other));
    expect(apart.map(({ spans }) => spans.map(({ text }) => text).join(''))).toEqual([
      ' light',
      'soft',
    ]);
  });

  it('show lost words where they stood, at the start, inside a word and at the end', () => {
    const paper = new Paper(['acct_a']);
    paper.write(1, 0, 'big light soft');
    paper.delete(1, 9, 14);
    paper.delete(1, 6, 7);
    paper.delete(1, 0, 4);
    expect(told(paper)).toEqual([['[big ]', 'li', '[g]', 'ht', '[ soft]']]);
  });

  it('show the lost words of a text that is empty now', () => {
    const paper = new Paper(['acct_a']);
    paper.write(1, 0, 'gone');
    paper.delete(1, 0, 4);
    expect(told(paper)).toEqual([['[gone]']]);
  });

  it('join to exactly the text and hold each lost word once, whatever was scribbled', () => {
    fc.assert(
      fc.property(scribble, (draw) => {
        const { field, lost } = fieldOf(draw());
        const tokens = stretchesOf(field, lost).flatMap((stretch) => stretch.tokens);
        const text = tokens.map((token) => (isLost(token) ? '' : token.text)).join('');
        expect(text).toBe(field.text);
        const shown = tokens.filter(isLost).map(({ index }) => index);
        expect([...shown].sort((a, b) => a - b)).toEqual(lost.map((_, i) => i));
        for (const token of tokens) if (!isLost(token)) expect(token.text).not.toBe('');
      }),
      { numRuns: 150 },
    );
  });
});
