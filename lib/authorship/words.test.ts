import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Paper } from './testing-paper';
import { wordAt, wordsOf, writtenWords } from './words';

const texts = (text: string) => wordsOf(text).map((word) => word.text);

describe('words of a prompt', () => {
  it('are split at spaces and hyphens, without the signs between', () => {
    expect(texts('a cat-shaped crystal pendant, soft')).toEqual([
      'a',
      'cat',
      'shaped',
      'crystal',
      'pendant',
      'soft',
    ]);
  });

  it('are single characters in Chinese, rare ones outside the basic plane included', () => {
    expect(texts('水晶猫, 柔光')).toEqual(['水', '晶', '猫', '柔', '光']);
    expect(texts('𠮷田')).toEqual(['𠮷', '田']);
  });

  it('keep Latin letters together beside Han', () => {
    expect(texts('用LoRA画猫')).toEqual(['用', 'LoRA', '画', '猫']);
  });

  it('lie in order inside the text and are the text at their place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        let end = 0;
        for (const word of wordsOf(text)) {
          expect(word.from).toBeGreaterThanOrEqual(end);
          expect(text.slice(word.from, word.to)).toBe(word.text);
          end = word.to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('are mixed where two people wrote letters of one', () => {
    const paper = new Paper(['acct_a', 'acct_b']);
    paper.write(1, 0, 'soft lit');
    paper.write(2, 8, 'e');
    const found = writtenWords(paper.attribution().fields[0] ?? { text: '', runs: [] });
    expect(found.map(({ text, writers }) => [text, writers.length])).toEqual([
      ['soft', 1],
      ['lite', 2],
    ]);
  });
});

describe('pointing at a text', () => {
  it('finds the word, or the one character between words, or nothing beyond the end', () => {
    expect(wordAt('tiny cat', 2)?.text).toBe('tiny');
    expect(wordAt('tiny cat', 4)?.text).toBe(' ');
    expect(wordAt('a 👩‍👩‍👧 b', 4)?.text).toBe('👩‍👩‍👧');
    expect(wordAt('tiny', 4)).toBeNull();
  });
});
