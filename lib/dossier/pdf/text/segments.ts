import { isChinese } from '../fonts/choose-face';
import type { DocumentFonts } from '../fonts/document-fonts';
import type { Face } from '../fonts/font-library';
import type { Shape } from '../fonts/shape';
import { type BidiText, mirrored } from './bidi-levels';
import { lineBreaks, MUST_BREAK } from './line-breaks';
import type { PreparedText } from './prepare-text';
import type { ResolvedStyle } from './style';

/** What a character is to its neighbours' spacing. */
export type Kind = 'han' | 'western' | 'opening' | 'closing' | 'space' | 'other';

/** The smallest thing that a line is made of: text of one style, face and direction without a break inside. */
export interface Segment {
  readonly shape: Shape;
  readonly style: ResolvedStyle;
  /** In points. */
  readonly width: number;
  /** NO_BREAK, MAY_BREAK or MUST_BREAK before it. */
  readonly breakBefore: number;
  readonly level: number;
  readonly first: Kind;
  readonly last: Kind;
}

const OPENING = new Set('（《〈「『【〔〖［｛“‘');
const CLOSING = new Set('）》〉」』】〕〗］｝”’，。、；：！？．');
const WESTERN = /[\p{L}\p{N}#$%@+&°]/u;

function kindOf(codePoint: number, face: Face): Kind {
  if (codePoint === 0x20) return 'space';
  const character = String.fromCodePoint(codePoint);
  if (face.chinese) {
    if (OPENING.has(character)) return 'opening';
    if (CLOSING.has(character)) return 'closing';
    return isChinese(codePoint) && (codePoint < 0x3000 || codePoint > 0x303f) ? 'han' : 'other';
  }
  return WESTERN.test(character) ? 'western' : 'other';
}

const kinds = new Map<number, Kind>();

function cachedKind(codePoint: number, face: Face): Kind {
  const key = codePoint * 2 + (face.chinese ? 1 : 0);
  let kind = kinds.get(key);
  if (kind === undefined) {
    kind = kindOf(codePoint, face);
    kinds.set(key, kind);
  }
  return kind;
}

function lastCodePoint(text: string): number {
  const unit = text.charCodeAt(text.length - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && text.length > 1
    ? (text.codePointAt(text.length - 2) ?? unit)
    : unit;
}

/** A full-width mark stands alone, so that it can be exchanged for its half-width copy. */
function isMark(codePoint: number, face: Face): boolean {
  if (!face.chinese) return false;
  const kind = cachedKind(codePoint, face);
  return kind === 'opening' || kind === 'closing';
}

/** Cuts prepared text into segments, ready to be set in lines. */
export function segmentsOf(
  prepared: PreparedText,
  fonts: DocumentFonts,
  bidi: BidiText | null,
): Segment[] {
  const { text, styles, faces } = prepared;
  const breaks = lineBreaks(prepared);
  const segments: Segment[] = [];
  let styleIndex = 0;
  let faceIndex = 0;
  let pending = 0;
  let at = 0;
  while (at < text.length) {
    while ((styles[styleIndex + 1]?.start ?? text.length) <= at) styleIndex++;
    while ((faces[faceIndex + 1]?.start ?? text.length) <= at) faceIndex++;
    const style = styles[styleIndex]?.value;
    const face = faces[faceIndex]?.value;
    if (!style || !face) break;
    const breakBefore = Math.max(pending, breaks[at] ?? 0);
    pending = 0;
    const level = bidi?.levels[at] ?? 0;
    if (text.charCodeAt(at) === 0x0a) {
      // An empty line still has a height: a space of no width stands for it.
      const shape = fonts.shape(face, ' ');
      const space = { shape, style, width: 0, level, breakBefore };
      segments.push({ ...space, first: 'space', last: 'space' });
      pending = MUST_BREAK;
      at++;
      continue;
    }
    const limit = Math.min(
      styles[styleIndex + 1]?.start ?? text.length,
      faces[faceIndex + 1]?.start ?? text.length,
    );
    const end = endOfSegment(text, at, limit, face, breaks, bidi);
    const piece = text.slice(at, end);
    const rtl = level % 2 === 1;
    const shape = fonts.shape(face, rtl ? mirrored(piece) : piece, rtl);
    segments.push({
      shape,
      style,
      width: (shape.width * style.size) / 1000,
      breakBefore,
      level,
      first: cachedKind(piece.codePointAt(0) ?? 0, face),
      last: cachedKind(lastCodePoint(piece), face),
    });
    at = end;
  }
  return segments;
}

function endOfSegment(
  text: string,
  start: number,
  limit: number,
  face: Face,
  breaks: Uint8Array,
  bidi: BidiText | null,
): number {
  const first = text.codePointAt(start) ?? 0;
  const level = bidi?.levels[start];
  let end = start + (first > 0xffff ? 2 : 1);
  if (isMark(first, face)) return end;
  const space = first === 0x20;
  while (end < limit && breaks[end] === 0) {
    const next = text.charCodeAt(end);
    if (next === 0x0a || (next === 0x20) !== space || bidi?.levels[end] !== level) break;
    if (isMark(next, face)) break;
    end++;
  }
  return end;
}
