import { describe, expect, it } from 'vitest';
import { changedParts, type SealedPart } from './sealed-parts';

const text = (words: string): SealedPart => ({
  key: 'field positive',
  of: 'field',
  name: 'positive',
  text: words,
});
const seed = (value: string): SealedPart => ({
  key: 'parameter seed',
  of: 'parameter',
  name: 'seed',
  text: `seed = ${value}`,
});

describe('what a freeze would seal', () => {
  it('is as it was looked at where nothing reads differently', () => {
    expect(changedParts([text('a lamp'), seed('1')], [text('a lamp'), seed('1')])).toEqual([]);
  });

  it('is told part by part where somebody wrote, set or took away something meanwhile', () => {
    expect(changedParts([text('a lamp'), seed('1')], [text('a dish')])).toEqual([
      { key: 'field positive', gone: 'a lamp', come: 'a dish' },
      { key: 'parameter seed', gone: 'seed = 1', come: '' },
    ]);
    expect(changedParts([text('a')], [text('a'), seed('2')])).toEqual([
      { key: 'parameter seed', gone: '', come: 'seed = 2' },
    ]);
  });
});
