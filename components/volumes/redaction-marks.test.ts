import { describe, expect, it } from 'vitest';
import { joinedSpans, piecesOf, placeInText, placesOf } from './redaction-marks';

describe('what is marked in a text', () => {
  it('is one place where marks touch', () => {
    const spans = [
      { from: 5, to: 9 },
      { from: 0, to: 2 },
      { from: 2, to: 3 },
      { from: 7, to: 7 },
    ];
    expect(joinedSpans(spans)).toEqual([
      { from: 0, to: 3 },
      { from: 5, to: 9 },
    ]);
  });

  it('is every place where words stand', () => {
    expect(placesOf('张三', '张三与张三丰')).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 5 },
    ]);
    expect(placesOf('', 'abc')).toEqual([]);
    expect(placesOf('aa', 'aaa')).toEqual([{ from: 0, to: 2 }]);
  });

  it('stands where the text has it, not where a field shows it', () => {
    const text = 'a\r\nb\nc\r\nd';
    const shown = 'a\nb\nc\nd';
    for (const letter of 'abcd')
      expect(text[placeInText(text, shown.indexOf(letter))]).toBe(letter);
    expect(placeInText(text, shown.length)).toBe(text.length);
  });

  it('is shown between what stays', () => {
    expect(piecesOf('abcdef', [{ from: 2, to: 4 }])).toEqual([
      { text: 'ab', place: null, from: 0 },
      { text: 'cd', place: 1, from: 2 },
      { text: 'ef', place: null, from: 4 },
    ]);
    expect(piecesOf('', [])).toEqual([]);
  });
});
