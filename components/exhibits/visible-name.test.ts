import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastSegment, markedPieces, visibleName, visiblePieces } from './visible-name';

describe('a name shown to a reader', () => {
  it('tells a right-to-left override instead of obeying it', () => {
    expect(visibleName('invoice\u202egpj.exe')).toBe('invoice‹U+202E›gpj.exe');
  });

  it('tells NUL, line feeds, zero-width spaces, tags and lone surrogates', () => {
    expect(visibleName('a\0b\nc\u200bd\u{e0041}e\ud800')).toBe(
      'a‹U+0000›b‹U+000A›c‹U+200B›d‹U+E0041›e‹U+D800›',
    );
  });

  it('leaves names of every script, emoji families and Persian joiners as they are', () => {
    for (const name of ['猫咪晶钻.png', 'éclair.jpg', '👩‍👩‍👧.webp', 'می‌خواهم.txt', 'שלום.pdf']) {
      expect(visibleName(name)).toBe(name);
    }
  });

  it('does not let a heap of combining marks grow over its neighbours', () => {
    const marks = visiblePieces(`a${'\u0301'.repeat(20)}`).filter((piece) => 'mark' in piece);
    expect(marks).toHaveLength(12);
  });

  it('keeps line feeds of a text, and tells them in a name', () => {
    expect(visiblePieces('a\r\nb', true)).toEqual([{ text: 'a\nb' }]);
    expect(visibleName('a\r\nb')).toBe('a‹U+000D›‹U+000A›b');
  });

  it('never contains a control or a bidirectional character, whatever came', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(visibleName(name)).not.toMatch(
          /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069]/u,
        );
      }),
    );
  });

  it('loses no visible character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '猫', '\u202e', '.', '\u00ad') }),
        (name) => {
          const kept = visiblePieces(name).map((piece) => ('text' in piece ? piece.text : ''));
          expect(kept.join('')).toBe(name.replace(/[\u202e\u00ad]/g, ''));
        },
      ),
    );
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

describe('the last part of a path', () => {
  it('is found after either slash, and is the whole where there is none', () => {
    expect(lastSegment('drafts/2026/a.png')).toBe('a.png');
    expect(lastSegment('C:\\drafts\\a.png')).toBe('a.png');
    expect(lastSegment('../../etc/passwd')).toBe('passwd');
    expect(lastSegment('folder/')).toBe('folder');
    expect(lastSegment('///')).toBe('///');
  });
});
