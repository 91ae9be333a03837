import { isJoining } from '../text/joining';
import type { Face } from './font-library';

/** `half-left` keeps the left half of a full-width mark (，）), `half-right` the right half (（《). */
export type ShapeVariant = 'full' | 'half-left' | 'half-right';

/** A drawn piece of text in one face, glyphs in visual order. All widths in 1/1000 em. */
export interface Shape {
  readonly face: Face;
  readonly text: string;
  readonly variant: ShapeVariant;
  readonly glyphs: readonly number[];
  /** What each glyph stands for in copied text; together exactly `text`, in logical order for LTR. */
  readonly texts: readonly string[];
  /** Width in the font program, to which the PDF's widths must be equal. */
  readonly natural: readonly number[];
  /** Advance after kerning and mark placement. */
  readonly advances: readonly number[];
  /** dx, dy of each glyph where any is moved from its place. */
  readonly offsets: readonly (readonly [number, number])[] | undefined;
  readonly width: number;
  readonly rtl: boolean;
}

/** Ligatures are off: in a paper that attributes single characters each keeps its own glyph. */
const FEATURES = { liga: false, clig: false, dlig: false, calt: false };
/** Words longer than this are shaped in pieces, which bounds the time for pasted walls of text. */
const PIECE = 256;
/** In Chinese faces: marks, joined dashes, joiners and selectors. */
const NEEDS_SHAPING = /\p{M}|\u2014|\u200c|\u200d/u;
const SIMPLE = /^[\x20-\x7e]*$/;

function plain(face: Face, text: string, variant: ShapeVariant): Shape {
  const glyphs: number[] = [];
  const texts: string[] = [];
  const natural: number[] = [];
  const scale = 1000 / face.font.unitsPerEm;
  let width = 0;
  for (const character of text) {
    const glyph = face.glyphOf(character.codePointAt(0) ?? 0);
    const advance = variant === 'full' ? face.tables.advance(glyph) * scale : 500;
    glyphs.push(glyph);
    texts.push(character);
    natural.push(advance);
    width += advance;
  }
  const rest = { advances: natural, offsets: undefined, width, rtl: false };
  return { face, text, variant, glyphs, texts, natural, ...rest };
}

/**
 * Gives every character of `text` to exactly one glyph. fontkit drops joiners and variation selectors and
 * leaves decomposed marks without code points; what no glyph claims goes to the glyph before it.
 */
function shareText(text: string, claims: readonly (readonly number[])[], rtl: boolean): string[] {
  const shares = claims.map(() => '');
  const order = rtl ? claims.map((_, i) => claims.length - 1 - i) : claims.map((_, i) => i);
  const characters = Array.from(text);
  let next = 0;
  let last = order[0] ?? 0;
  for (const index of order) {
    const claim = claims[index] ?? [];
    for (const codePoint of claim) {
      const found = characters.indexOf(String.fromCodePoint(codePoint), next);
      if (found < 0) continue;
      // Characters skipped over have no glyph of their own.
      const target = shares[index] === '' ? last : index;
      shares[target] += characters.slice(next, found).join('');
      shares[index] += characters[found] ?? '';
      next = found + 1;
      last = index;
    }
  }
  shares[last] = (shares[last] ?? '') + characters.slice(next).join('');
  return shares;
}

function shapedPiece(face: Face, text: string, rtl: boolean): Shape {
  const run = face.font.layout(text, FEATURES, undefined, undefined, rtl ? 'rtl' : 'ltr');
  const scale = 1000 / face.font.unitsPerEm;
  const space = face.glyphOf(0x20);
  const glyphs: number[] = [];
  const claims: (readonly number[])[] = [];
  const natural: number[] = [];
  const advances: number[] = [];
  const offsets: [number, number][] = [];
  let width = 0;
  let moved = false;
  for (const [i, glyph] of run.glyphs.entries()) {
    const position = run.positions[i];
    // fontkit turns default-ignorable characters into spaces of no width.
    if (!position || (glyph.id === space && position.xAdvance === 0)) continue;
    const advance = position.xAdvance * scale;
    glyphs.push(glyph.id);
    claims.push(glyph.codePoints);
    natural.push(face.tables.advance(glyph.id) * scale);
    advances.push(advance);
    offsets.push([position.xOffset * scale, position.yOffset * scale]);
    moved ||= position.xOffset !== 0 || position.yOffset !== 0;
    width += advance;
  }
  const texts = shareText(text, claims, rtl);
  const rest = { offsets: moved ? offsets : undefined, width, rtl };
  return { face, text, variant: 'full', glyphs, texts, natural, advances, ...rest };
}

function joined(parts: readonly Shape[], text: string, rtl: boolean): Shape {
  const [first] = parts;
  if (!first || parts.length === 1) return first ?? neverShaped();
  const visual = rtl ? [...parts].reverse() : parts;
  const still = (part: Shape): readonly (readonly [number, number])[] =>
    part.offsets ?? part.glyphs.map(() => [0, 0] as const);
  return {
    face: first.face,
    text,
    variant: 'full',
    glyphs: visual.flatMap((part) => part.glyphs),
    texts: visual.flatMap((part) => part.texts),
    natural: visual.flatMap((part) => part.natural),
    advances: visual.flatMap((part) => part.advances),
    offsets: visual.some((part) => part.offsets) ? visual.flatMap(still) : undefined,
    width: parts.reduce((sum, part) => sum + part.width, 0),
    rtl,
  };
}

function neverShaped(): never {
  throw new RangeError('nothing to shape');
}

/** Cuts at most every PIECE units, never between a base and its marks, joiners or selectors. */
function* pieces(text: string): Generator<string> {
  let start = 0;
  while (text.length - start > PIECE) {
    let end = start + PIECE;
    while (end < text.length && end - start < 2 * PIECE && !isSafeCut(text, end)) end++;
    yield text.slice(start, end);
    start = end;
  }
  yield text.slice(start);
}

function isSafeCut(text: string, at: number): boolean {
  const next = text.codePointAt(at) ?? 0;
  if (next >= 0xdc00 && next <= 0xdfff) return false;
  const character = String.fromCodePoint(next);
  return !/\p{M}/u.test(character) && !isJoining(next) && text[at - 1] !== '\u200d';
}

/**
 * Glyphs of a text in one face. Throws a RangeError for the empty text. Every character must be in the
 * face, or be a joiner, a variation selector or a mark that the caller accepts to see undrawn.
 */
export function shapeText(face: Face, text: string, rtl: boolean): Shape {
  if (text === '') return neverShaped();
  const single = text.length === 1 || (text.length === 2 && Array.from(text).length === 1);
  if (!rtl && (single || (face.monospaced && SIMPLE.test(text)))) return plain(face, text, 'full');
  if (!rtl && face.chinese && !NEEDS_SHAPING.test(text)) return plain(face, text, 'full');
  const parts = [...pieces(text)].map((piece) => shapedPiece(face, piece, rtl));
  return joined(parts, text, rtl);
}

/** A full-width mark of a Chinese face cut to half an em; null where its ink needs more. */
export function halfShape(face: Face, character: string, variant: ShapeVariant): Shape | null {
  const ink = face.tables.inkExtent(face.glyphOf(character.codePointAt(0) ?? 0));
  const scale = 1000 / face.font.unitsPerEm;
  if (!ink || !face.chinese) return null;
  const fits = variant === 'half-left' ? ink.right * scale <= 500 : ink.left * scale >= 500;
  return fits ? plain(face, character, variant) : null;
}
