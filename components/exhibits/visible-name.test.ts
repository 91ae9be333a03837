import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastSegment, visibleName } from './visible-name';

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
          const kept = visibleName(name).replace(/‹U\+[0-9A-F]{4}›/g, '');
          expect(kept).toBe(name.replace(/[\u202e\u00ad]/g, ''));
        },
      ),
    );
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
