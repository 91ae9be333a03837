import { type PDFRef, PDFString } from 'pdf-lib';
import { sha256 } from '#crypto';
import type { PdfFile } from '../document/pdf-file';
import type { Face } from './font-library';
import type { Shape } from './shape';
import { type SubsetGlyph, subsetFont } from './subset-font';

const MOST_CODES = 0xffff;

interface Code {
  readonly slot: number;
  /** In 1/1000 em, as in `hmtx` of the subset. */
  readonly width: number;
  readonly text: string;
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function utf16Hex(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i++) hex += hex4(text.charCodeAt(i));
  return hex;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/**
 * One face as a Type0 font of one document (ISO 32000-1, 9.7). Codes are given out per pair of glyph and
 * text, so that two characters that share a glyph (一 and the radical ⼀) both copy out as written.
 */
export class EmbeddedFont {
  private readonly codes: Code[] = [];
  private readonly codeOf = new Map<string, string>();
  private readonly slots: SubsetGlyph[] = [{ glyph: 0 }];
  private readonly slotOf = new Map<string, number>();
  private readonly shapes = new WeakMap<Shape, readonly string[]>();

  constructor(
    readonly face: Face,
    /** Key in the page's font resources. */
    readonly resource: string,
    readonly ref: PDFRef,
  ) {}

  /** Whether there are codes left for everything in the shape, or it is encoded already. */
  hasRoomFor(shape: Shape): boolean {
    return this.shapes.has(shape) || this.codes.length + shape.glyphs.length <= MOST_CODES;
  }

  /** Four hexadecimal digits for each glyph of a shape of this face. */
  encode(shape: Shape): readonly string[] {
    const known = this.shapes.get(shape);
    if (known) return known;
    const hex = shape.glyphs.map((glyph, i) =>
      this.code(glyph, shape.texts[i] ?? '', shape.natural[i] ?? 0, shape.variant),
    );
    this.shapes.set(shape, hex);
    return hex;
  }

  private code(glyph: number, text: string, width: number, variant: Shape['variant']): string {
    if (glyph === 0) throw new RangeError('a missing glyph must not be drawn');
    const key = `${glyph} ${variant} ${text}`;
    let hex = this.codeOf.get(key);
    if (hex === undefined) {
      if (this.codes.length >= MOST_CODES) throw new RangeError('no code left in this font');
      this.codes.push({ slot: this.slot(glyph, variant), width, text });
      hex = hex4(this.codes.length);
      this.codeOf.set(key, hex);
    }
    return hex;
  }

  private slot(glyph: number, variant: Shape['variant']): number {
    const key = `${glyph} ${variant}`;
    let slot = this.slotOf.get(key);
    if (slot === undefined) {
      const half = this.face.font.unitsPerEm / 2;
      slot = this.slots.length;
      if (variant === 'full') this.slots.push({ glyph });
      else if (variant === 'half-left') this.slots.push({ glyph, advance: half });
      else this.slots.push({ glyph, advance: half, shift: -half });
      this.slotOf.set(key, slot);
    }
    return slot;
  }

  /** Writes the font program and dictionaries. Nothing may be encoded afterwards. */
  write(file: PdfFile): void {
    const { font, tables } = this.face;
    const { context } = file;
    const program = subsetFont(tables, this.slots);
    const name = `${subsetTag(program)}+${font.postscriptName}`;
    const scale = 1000 / font.unitsPerEm;
    const programRef = file.writeStream({ Length1: program.length }, program);
    const { bbox } = font;
    const descriptor = file.write(
      context.obj({
        Type: 'FontDescriptor',
        FontName: name,
        Flags: 4,
        FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((v) => Math.round(v * scale)),
        ItalicAngle: 0,
        Ascent: Math.round(font.ascent * scale),
        Descent: Math.round(font.descent * scale),
        CapHeight: Math.round(font.capHeight * scale),
        StemV: 80,
        FontFile2: programRef,
      }),
    );
    const map = new Uint8Array(2 * (this.codes.length + 1));
    for (const [i, { slot }] of this.codes.entries()) {
      map[2 * i + 2] = slot >> 8;
      map[2 * i + 3] = slot & 0xff;
    }
    const descendant = file.write(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: {
          Registry: PDFString.of('Adobe'),
          Ordering: PDFString.of('Identity'),
          Supplement: 0,
        },
        FontDescriptor: descriptor,
        DW: 1000,
        W: [1, this.codes.map(({ width }) => round(width))],
        CIDToGIDMap: file.writeStream({}, map),
      }),
    );
    file.write(
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: name,
        Encoding: 'Identity-H',
        DescendantFonts: [descendant],
        ToUnicode: file.writeStream({}, Buffer.from(this.toUnicode(), 'latin1')),
      }),
      this.ref,
    );
  }

  private toUnicode(): string {
    const lines = [
      '/CIDInit /ProcSet findresource begin',
      '12 dict begin',
      'begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def',
      '/CMapType 2 def',
      '1 begincodespacerange',
      '<0000> <ffff>',
      'endcodespacerange',
    ];
    for (let start = 0; start < this.codes.length; start += 100) {
      const part = this.codes.slice(start, start + 100);
      lines.push(`${part.length} beginbfchar`);
      // A mark split off its letter has no text of its own; the run carries ActualText.
      for (const [i, { text }] of part.entries())
        lines.push(`<${hex4(start + i + 1)}> <${utf16Hex(text || '\u2060')}>`);
      lines.push('endbfchar');
    }
    lines.push('endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end');
    return lines.join('\n');
  }
}

/** Six capital letters that depend on the program alone, so that the same paper has the same bytes. */
function subsetTag(program: Uint8Array): string {
  let tag = '';
  for (const byte of sha256(program).subarray(0, 6)) tag += String.fromCharCode(65 + (byte % 26));
  return tag;
}
