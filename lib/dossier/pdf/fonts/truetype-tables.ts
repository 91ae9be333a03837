/** Where a table lies in the file, in bytes. */
export interface TableRange {
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads what subsetting needs from a TrueType file (OpenType 1.9, `glyf` outlines): glyph outlines and
 * horizontal metrics. Throws a RangeError for a file without the required tables.
 */
export class TrueTypeTables {
  readonly bytes: Uint8Array;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  private readonly view: DataView;
  private readonly ranges = new Map<string, TableRange>();
  private readonly longOffsets: boolean;
  private readonly longMetrics: number;
  private readonly hmtx: number;
  private readonly loca: number;
  private readonly glyf: number;

  constructor(bytes: Uint8Array) {
    // A plain view: `slice` of a Buffer would hand out the file's own memory to be edited.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = this.view.getUint16(4);
    for (let i = 0; i < count; i++) {
      const at = 12 + 16 * i;
      const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
      const range = { offset: this.view.getUint32(at + 8), length: this.view.getUint32(at + 12) };
      this.ranges.set(tag, range);
    }
    const head = this.required('head').offset;
    this.unitsPerEm = this.view.getUint16(head + 18);
    this.longOffsets = this.view.getInt16(head + 50) === 1;
    this.glyphCount = this.view.getUint16(this.required('maxp').offset + 4);
    this.longMetrics = this.view.getUint16(this.required('hhea').offset + 34);
    this.hmtx = this.required('hmtx').offset;
    this.loca = this.required('loca').offset;
    this.glyf = this.required('glyf').offset;
  }

  /** Bytes of a table, or undefined where the font has none of that name. */
  table(tag: string): Uint8Array | undefined {
    const range = this.ranges.get(tag);
    return range && this.bytes.subarray(range.offset, range.offset + range.length);
  }

  /** Advance width of a glyph in font units (`hmtx`). */
  advance(glyph: number): number {
    return this.view.getUint16(this.hmtx + 4 * Math.min(glyph, this.longMetrics - 1));
  }

  /** Left side bearing of a glyph in font units (`hmtx`). */
  leftBearing(glyph: number): number {
    const { hmtx, longMetrics } = this;
    return glyph < longMetrics
      ? this.view.getInt16(hmtx + 4 * glyph + 2)
      : this.view.getInt16(hmtx + 4 * longMetrics + 2 * (glyph - longMetrics));
  }

  /** The glyph's entry in `glyf`; empty for a glyph without ink. */
  outline(glyph: number): Uint8Array {
    const start = this.glyphOffset(glyph);
    return this.bytes.subarray(this.glyf + start, this.glyf + this.glyphOffset(glyph + 1));
  }

  /** Horizontal extent of the ink in font units, or null for a glyph without ink. */
  inkExtent(glyph: number): { left: number; right: number } | null {
    const data = this.outline(glyph);
    if (data.length === 0) return null;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    return { left: view.getInt16(2), right: view.getInt16(6) };
  }

  private glyphOffset(glyph: number): number {
    return this.longOffsets
      ? this.view.getUint32(this.loca + 4 * glyph)
      : 2 * this.view.getUint16(this.loca + 2 * glyph);
  }

  private required(tag: string): TableRange {
    const range = this.ranges.get(tag);
    if (!range) throw new RangeError(`font without ${tag} table`);
    return range;
  }
}
