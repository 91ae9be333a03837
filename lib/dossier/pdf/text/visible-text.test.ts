import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleParts } from './visible-text';

const shown = (text: string) =>
  visibleParts(text)
    .map((part) => part.text)
    .join('');

describe('characters that cannot be seen', () => {
  it('are named where they would reorder or hide what stands beside them', () => {
    expect(shown('file\u202egnp.exe')).toBe('file‹U+202E›gnp.exe');
    expect(shown('a\u2066b\u2069')).toBe('a‹U+2066›b‹U+2069›');
    expect(shown('\ufeffx\u200by\u00adz')).toBe('‹U+FEFF›x‹U+200B›y‹U+00AD›z');
    expect(shown('a\u0000\u001b[31m')).toBe('a‹U+0000›‹U+001B›[31m');
    expect(shown('\ud800')).toBe('‹U+D800›');
    expect(shown('\ue000')).toBe('‹U+E000›');
  });

  it('stay where they shape the character before them', () => {
    expect(shown('👩\u200d💻')).toBe('👩\u200d💻');
    expect(shown('❤\ufe0f')).toBe('❤\ufe0f');
    expect(shown('葛\u{e0100}')).toBe('葛\u{e0100}');
  });

  it('are named where a joiner has nothing to join', () => {
    expect(shown('\u200d')).toBe('‹U+200D›');
    expect(shown(' \ufe0f')).toBe(' ‹U+FE0F›');
  });

  it('leave line breaks of every spelling and widen tabs', () => {
    expect(shown('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd    e');
  });

  it('never reach the page, whatever text is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(shown(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Co}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
