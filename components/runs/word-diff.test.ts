import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff';

const side = (change: 'removed' | 'added', of: ReturnType<typeof wordDiff>) =>
  of.flatMap((piece) => (piece.change === change || piece.change === 'same' ? piece.text : []));

describe('words of two texts', () => {
  it('are compared whole: a word that changed one letter is another word', () => {
    expect(wordDiff('a tiny glass house', 'a tiny grass house')).toEqual([
      { change: 'same', text: 'a tiny ' },
      { change: 'removed', text: 'glass' },
      { change: 'added', text: 'grass' },
      { change: 'same', text: ' house' },
    ]);
  });

  it('of Chinese are compared character by character', () => {
    expect(wordDiff('红色的灯笼', '金色的灯笼')).toEqual([
      { change: 'removed', text: '红' },
      { change: 'added', text: '金' },
      { change: 'same', text: '色的灯笼' },
    ]);
  });

  it('say nothing of two empty texts', () => {
    expect(wordDiff('', '')).toEqual([]);
  });

  it('lose and invent no character of either text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const diff = wordDiff(before, after);
        expect(side('removed', diff).join('')).toBe(before);
        expect(side('added', diff).join('')).toBe(after);
      }),
    );
  });

  it('that are too far apart stand one after the other, in bounded time', () => {
    const before = Array.from({ length: 9000 }, (_, i) => `b${i}`).join(' ');
    const after = Array.from({ length: 9000 }, (_, i) => `a${i}`).join('\n');
    const diff = wordDiff(before, after);
    expect(side('removed', diff).join('')).toBe(before);
    expect(side('added', diff).join('')).toBe(after);
  });
});
