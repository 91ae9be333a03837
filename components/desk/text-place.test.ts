import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from '@/lib/kernel/visible-text';
import { originalOf, unitsUpTo } from './text-place';

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

const line = fc.string({ unit: fc.constantFrom('a', '猫', '😀', ' ', '\u202e', '\u200b', '\t') });

describe('places in a text', () => {
  it('are those of the original, with hidden characters and with either line end', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const original = lines.join(end);
        const copy = visibleText(original, true);
        expect(originalOf(copy, bytesOf(original))).toBe(original);
      }),
    );
  });

  it('are not named where the line ends are mixed or the copy is cut', () => {
    expect(originalOf('a\nb\nc', bytesOf('a\r\nb\nc'))).toBeNull();
    expect(originalOf('cut', 4000)).toBeNull();
  });

  it('count a line end that a text field shows as one unit as what it is', () => {
    const original = 'one\r\ntwo\nthree';
    const shown = original.replaceAll('\r\n', '\n');
    for (const word of ['one', 'two', 'three']) {
      expect(unitsUpTo(original, shown.indexOf(word))).toBe(original.indexOf(word));
    }
    expect(unitsUpTo(original, shown.length)).toBe(original.length);
  });
});
