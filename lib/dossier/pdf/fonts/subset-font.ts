import type { TrueTypeTables } from './truetype-tables';

/**
 * One glyph of the subset. `advance` and `shift` (font units) make a copy of the glyph with another
 * advance width and its ink moved sideways: half-width punctuation needs its own glyph, because the
 * widths in the PDF must equal those of the font program (ISO 19005-3, 6.2.11.5).
 */
export interface SubsetGlyph {
  readonly glyph: number;
  readonly advance?: number;
  readonly shift?: number;
}

const MORE_COMPONENTS = 0x0020;
const ARGS_ARE_WORDS = 0x0001;
const ARGS_ARE_XY = 0x0002;
const HAS_SCALE = 0x0008;
const HAS_XY_SCALE = 0x0040;
const HAS_MATRIX = 0x0080;

/** Byte positions of the component glyph indices in a composite outline. */
function componentPositions(outline: Uint8Array): number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (outline.length < 10 || view.getInt16(0) >= 0) return [];
  const positions: number[] = [];
  let at = 10;
  for (;;) {
    const flags = view.getUint16(at);
    positions.push(at + 2);
    at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_XY_SCALE) at += 4;
    else if (flags & HAS_MATRIX) at += 8;
    if (!(flags & MORE_COMPONENTS)) return positions;
  }
}

/** A composite outline that draws `component` moved by `shift` font units. */
function shiftedOutline(original: Uint8Array, component: number, shift: number): Uint8Array {
  const source = new DataView(original.buffer, original.byteOffset, original.byteLength);
  const outline = new Uint8Array(18);
  const view = new DataView(outline.buffer);
  view.setInt16(0, -1);
  view.setInt16(2, source.getInt16(2) + shift);
  view.setInt16(4, source.getInt16(4));
  view.setInt16(6, source.getInt16(6) + shift);
  view.setInt16(8, source.getInt16(8));
  view.setUint16(10, ARGS_ARE_WORDS | ARGS_ARE_XY);
  view.setUint16(12, component);
  view.setInt16(14, shift);
  return outline;
}

class SubsetPlan {
  readonly outlines: Uint8Array[] = [];
  readonly slots: SubsetGlyph[];
  private readonly plainSlot = new Map<number, number>();

  constructor(
    private readonly tables: TrueTypeTables,
    glyphs: readonly SubsetGlyph[],
  ) {
    this.slots = [...glyphs];
    for (const [slot, { glyph, advance, shift }] of this.slots.entries())
      if (advance === undefined && !shift && !this.plainSlot.has(glyph))
        this.plainSlot.set(glyph, slot);
    // Grows while it runs: components of composite glyphs are appended and visited in turn.
    for (let slot = 0; slot < this.slots.length; slot++) this.outlines.push(this.outlineOf(slot));
  }

  private outlineOf(slot: number): Uint8Array {
    const { glyph, shift } = this.slots[slot] ?? { glyph: 0 };
    const original = this.tables.outline(glyph);
    if (original.length === 0) return original;
    if (shift) return shiftedOutline(original, this.slotOf(glyph), shift);
    const positions = componentPositions(original);
    if (positions.length === 0) return original;
    const outline = original.slice();
    const view = new DataView(outline.buffer);
    for (const at of positions) view.setUint16(at, this.slotOf(view.getUint16(at)));
    return outline;
  }

  private slotOf(glyph: number): number {
    const known = this.plainSlot.get(glyph);
    if (known !== undefined) return known;
    this.plainSlot.set(glyph, this.slots.length);
    this.slots.push({ glyph });
    return this.slots.length - 1;
  }
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 4) {
    const b = (k: number) => bytes[i + k] ?? 0;
    sum = (sum + ((b(0) << 24) | (b(1) << 16) | (b(2) << 8) | b(3))) >>> 0;
  }
  return sum;
}

function assemble(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const header = 12 + 16 * tables.length;
  const size = tables.reduce((sum, [, data]) => sum + padded(data.length), header);
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  view.setUint16(4, tables.length);
  view.setUint16(6, 16 * power);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, 16 * (tables.length - power));
  let at = header;
  let headAt = 0;
  for (const [i, [tag, data]] of tables.entries()) {
    const entry = 12 + 16 * i;
    for (let k = 0; k < 4; k++) file[entry + k] = tag.charCodeAt(k);
    view.setUint32(entry + 4, checksum(data));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, data.length);
    file.set(data, at);
    if (tag === 'head') headAt = at;
    at += padded(data.length);
  }
  view.setUint32(headAt + 8, (0xb1b0afba - checksum(file)) >>> 0);
  return file;
}

/**
 * A TrueType program with `glyphs` at indices 0, 1, 2 … (index 0 must be the font's own glyph 0) and,
 * after them, the components they need. Only the tables a PDF wants are kept (ISO 32000-1, 9.9).
 * The bytes depend on the arguments alone.
 */
export function subsetFont(tables: TrueTypeTables, glyphs: readonly SubsetGlyph[]): Uint8Array {
  const { slots, outlines } = new SubsetPlan(tables, glyphs);
  const loca = new Uint8Array(4 * (slots.length + 1));
  const hmtx = new Uint8Array(4 * slots.length);
  const glyf = new Uint8Array(outlines.reduce((sum, data) => sum + padded(data.length), 0));
  const locaView = new DataView(loca.buffer);
  const hmtxView = new DataView(hmtx.buffer);
  let at = 0;
  for (const [slot, { glyph, advance, shift = 0 }] of slots.entries()) {
    const outline = outlines[slot] ?? new Uint8Array();
    glyf.set(outline, at);
    at += padded(outline.length);
    locaView.setUint32(4 * (slot + 1), at);
    hmtxView.setUint16(4 * slot, advance ?? tables.advance(glyph));
    hmtxView.setInt16(4 * slot + 2, tables.leftBearing(glyph) + shift);
  }
  const edited = (tag: string, edit: (view: DataView) => void): Uint8Array => {
    const data = (tables.table(tag) ?? new Uint8Array()).slice();
    edit(new DataView(data.buffer));
    return data;
  };
  const parts: [string, Uint8Array][] = [
    ['glyf', glyf],
    [
      'head',
      edited('head', (view) => {
        view.setUint32(8, 0);
        view.setInt16(50, 1);
      }),
    ],
    ['hhea', edited('hhea', (view) => view.setUint16(34, slots.length))],
    ['hmtx', hmtx],
    ['loca', loca],
    [
      'maxp',
      edited('maxp', (view) => {
        view.setUint16(4, slots.length);
        // A shifted copy adds one level of components to whatever the glyph had.
        view.setUint16(28, Math.max(view.getUint16(28), 1));
        view.setUint16(30, view.getUint16(30) + 1);
      }),
    ],
  ];
  for (const tag of ['cvt ', 'fpgm', 'prep']) {
    const data = tables.table(tag);
    if (data) parts.push([tag, data.slice()]);
  }
  parts.sort(([a], [b]) => (a < b ? -1 : 1));
  return assemble(parts);
}
