import { describe, expect, it } from 'vitest';
import { joinedSpans, piecesOf, placeInText, placesOf, uprightSize } from './redaction-marks';

describe('a picture to mark areas on', () => {
  it('has the size of its derivative, turned as it is shown', () => {
    const photograph = { width: 4032, height: 3024 };
    const upright = { width: 3024, height: 4032 };
    expect(uprightSize(photograph, { width: 1536, height: 2048 })).toEqual(upright);
    expect(uprightSize(photograph, { width: 2048, height: 1536 })).toEqual(photograph);
    expect(uprightSize(upright, { width: 2048, height: 1536 })).toEqual(photograph);
    const square = { width: 500, height: 500 };
    expect(uprightSize(square, square)).toEqual(square);
  });
});

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
