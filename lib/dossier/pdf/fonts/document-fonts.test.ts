import { describe, expect, it } from 'vitest';
import { PdfFile } from '../document/pdf-file';
import { DocumentFonts } from './document-fonts';
import { fontLibrary } from './font-library';
import type { Shape } from './shape';

const PAIRS = 66_000;

describe('the fonts of a document', () => {
  it('go on with a second font where one cannot hold all pairs of glyph and text', () => {
    const fonts = new DocumentFonts(fontLibrary(), new PdfFile());
    const model = fonts.shape(fontLibrary().face('hs400'), '葛');
    const used = new Map<string, Set<string>>();
    for (let i = 0; i < PAIRS; i++) {
      const shape: Shape = { ...model, texts: [`葛${i}`] };
      const font = fonts.fontOf(shape);
      const codes = used.get(font.resource) ?? new Set();
      codes.add(font.encode(shape).join());
      used.set(font.resource, codes);
    }
    expect([...used.values()].map((codes) => codes.size)).toEqual([65_535, PAIRS - 65_535]);
  });

  it('give one code to a pair however often it is drawn', () => {
    const fonts = new DocumentFonts(fontLibrary(), new PdfFile());
    const face = fontLibrary().face('ss400');
    const code = (text: string) => {
      const shape = { ...fonts.shape(face, text) };
      return fonts.fontOf(shape).encode(shape).join();
    };
    expect(code('a')).toBe(code('a'));
    expect(code('a')).not.toBe(code('b'));
  });

  it('refuse to draw a missing glyph', () => {
    const fonts = new DocumentFonts(fontLibrary(), new PdfFile());
    const shape = fonts.shape(fontLibrary().face('ss400'), '𠮷');
    expect(() => fonts.fontOf(shape).encode(shape)).toThrow(RangeError);
  });

  it('say which characters were missing and how often', () => {
    const fonts = new DocumentFonts(fontLibrary(), new PdfFile());
    for (const codePoint of [0x20bb7, 0xd55c, 0x20bb7]) fonts.noteMissing(codePoint);
    expect(fonts.missing()).toEqual([
      { codePoint: 0xd55c, count: 1 },
      { codePoint: 0x20bb7, count: 2 },
    ]);
  });
});
