import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedPieces, visiblePieces, visibleText } from './visible-text';

/** As texts of several lines are shown. */
const shown = (text: string) => visibleText(text, true);

describe('a text made visible', () => {
  it.each([
    ['plain\twords\n字 é 👍🏽 ①', 'plain\twords\n字 é 👍🏽 ①'],
    ['a\u202eb\u202c', 'a‹U+202E›b‹U+202C›'],
    ['zero\u200bwidth\u2060\ufeff', 'zero‹U+200B›width‹U+2060›‹U+FEFF›'],
    ['soft\u00adhyphen', 'soft‹U+00AD›hyphen'],
    ['\u0000\u0007\u001b[2J\u009b', '‹U+0000›‹U+0007›‹U+001B›[2J‹U+009B›'],
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo‹U+000D›three‹U+2028›four'],
    ['\u{e0041}\u{e0100}', '‹U+E0041›‹U+E0100›'],
    ['\ue000\uffff', '‹U+E000›‹U+FFFF›'],
    ['\u3164\u115f', '‹U+3164›‹U+115F›'],
    ['<script>&amp;', '<script>&amp;'],
  ])('%j reads %j', (text, seen) => {
    expect(shown(text)).toBe(seen);
  });

  it('keeps joiners where they write one sign and marks them where they hide', () => {
    expect(shown('👩\u200d👧 می\u200cخواهم क्\u200dष')).toBe('👩\u200d👧 می\u200cخواهم क्\u200dष');
    expect(shown('a\u200db \u200c')).toBe('a‹U+200D›b ‹U+200C›');
  });

  it('lets a flood of combining marks pile up only so far', () => {
    expect(shown(`a${'\u0301'.repeat(10)}b`)).toBe(`a${'\u0301'.repeat(8)}‹U+0301›‹U+0301›b`);
  });

  it('tells apart what is text and what is a mark', () => {
    expect(visiblePieces('a\u202eb')).toEqual([{ text: 'a' }, { mark: 'U+202E' }, { text: 'b' }]);
    expect(visiblePieces('')).toEqual([]);
  });

  it('never lets a control or direction through, whatever the text', () => {
    const ranges = [
      [0x00, 0x08],
      [0x0b, 0x1f],
      [0x7f, 0x9f],
      [0x200b, 0x200b],
      [0x200e, 0x200f],
      [0x2028, 0x202e],
      [0x2060, 0x206f],
      [0xfeff, 0xfeff],
    ] as const;
    const isDangerous = (character: string) => {
      const code = character.codePointAt(0) ?? 0;
      return ranges.some(([from, to]) => code >= from && code <= to);
    };
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(Array.from(shown(text)).filter(isDangerous)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a quarter of a mebibyte of marks without fuss', () => {
    const began = process.cpuUsage();
    shown('\u202e\u0301'.repeat(64 * 1024));
    // Processor time, not the clock: what neighbours of the machine do does not count.
    expect(process.cpuUsage(began).user).toBeLessThan(6_000_000);
  });
});

describe('a name of one line', () => {
  it('tells line feeds and tabs, which a text of several lines keeps', () => {
    expect(visibleText('a\r\nb\tc')).toBe('a‹U+000D›‹U+000A›b‹U+0009›c');
    expect(visiblePieces('a\r\nb\tc', true)).toEqual([{ text: 'a\nb\tc' }]);
  });
});

describe('a text whose hidden characters are already named', () => {
  it('is split at the names', () => {
    expect(markedPieces('ab‹U+202E›cd‹x›')).toEqual([
      { text: 'ab' },
      { mark: 'U+202E' },
      { text: 'cd‹x›' },
    ]);
  });
});
