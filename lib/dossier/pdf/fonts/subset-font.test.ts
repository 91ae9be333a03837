import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { fontLibrary } from './font-library';
import { subsetFont } from './subset-font';
import { TrueTypeTables } from './truetype-tables';

const chinese = fontLibrary().face('hs400');
const latin = fontLibrary().face('ss400');

describe('a subset of a font', () => {
  it('keeps outlines and widths of the glyphs asked for', () => {
    const glyphs = [...'猫晶钻石'].map((c) => chinese.glyphOf(c.codePointAt(0) ?? 0));
    const bytes = subsetFont(chinese.tables, [{ glyph: 0 }, ...glyphs.map((glyph) => ({ glyph }))]);
    const subset = new TrueTypeTables(bytes);
    for (const [i, glyph] of glyphs.entries()) {
      expect(subset.advance(i + 1)).toBe(chinese.tables.advance(glyph));
      expect(subset.leftBearing(i + 1)).toBe(chinese.tables.leftBearing(glyph));
      const outline = chinese.tables.outline(glyph);
      expect(Buffer.compare(subset.outline(i + 1).subarray(0, outline.length), outline)).toBe(0);
    }
    expect(bytes.length).toBeLessThan(10_000);
  });

  it('brings along the parts that a composite glyph is made of', () => {
    const glyph = latin.glyphOf('é'.codePointAt(0) ?? 0);
    const subset = new TrueTypeTables(subsetFont(latin.tables, [{ glyph: 0 }, { glyph }]));
    const outline = subset.outline(1);
    expect(new DataView(outline.buffer, outline.byteOffset).getInt16(0)).toBe(-1);
    expect(subset.glyphCount).toBeGreaterThan(2);
    const part = new DataView(outline.buffer, outline.byteOffset).getUint16(12);
    expect(subset.outline(part).length).toBeGreaterThan(0);
  });

  it('holds a half-width copy whose width stands in the font program', () => {
    const glyph = chinese.glyphOf('（'.codePointAt(0) ?? 0);
    const copies = [{ glyph: 0 }, { glyph }, { glyph, advance: 500, shift: -500 }];
    const bytes = subsetFont(chinese.tables, copies);
    const subset = new TrueTypeTables(bytes);
    const [whole, half] = [subset.inkExtent(1), subset.inkExtent(2)];
    expect(subset.advance(2)).toBe(500);
    expect(half).toEqual({ left: (whole?.left ?? 0) - 500, right: (whole?.right ?? 0) - 500 });
    expect(half?.left).toBeGreaterThanOrEqual(0);
  });

  it('is a font that another reader opens, its checksum in order', () => {
    const bytes = subsetFont(latin.tables, [{ glyph: 0 }, { glyph: latin.glyphOf(0x41) }]);
    expect(create(bytes).unitsPerEm).toBe(1000);
    let sum = 0;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });

  it('is the same twice and leaves the font as it was', () => {
    const before = sha256Hex(latin.tables.bytes);
    const glyphs = [{ glyph: 0 }, ...Array.from({ length: 400 }, (_, i) => ({ glyph: i + 1 }))];
    const first = subsetFont(latin.tables, glyphs);
    expect(sha256Hex(subsetFont(latin.tables, glyphs))).toBe(sha256Hex(first));
    expect(sha256Hex(latin.tables.bytes)).toBe(before);
  });
});
