import type { Shape } from '../fonts/shape';
import { MAY_BREAK } from './line-breaks';
import type { Segment } from './segments';

function part(shape: Shape, from: number, to: number): Shape {
  const advances = shape.advances.slice(from, to);
  const texts = shape.texts.slice(from, to);
  return {
    ...shape,
    text: (shape.rtl ? [...texts].reverse() : texts).join(''),
    glyphs: shape.glyphs.slice(from, to),
    texts,
    natural: shape.natural.slice(from, to),
    advances,
    offsets: shape.offsets?.slice(from, to),
    width: advances.reduce((sum, advance) => sum + advance, 0),
  };
}

/** Rather after punctuation in the last third of the line than in the middle of a name. */
function goodCut(shape: Shape, from: number, to: number): number {
  const least = to - Math.floor((to - from) / 3);
  for (let i = to; i > least; i--)
    if (/^[-._/\\=&?,;:]$/.test(shape.texts[i - 1] ?? '') && (shape.advances[i] ?? 0) > 0) return i;
  return to;
}

/**
 * Breaks a segment that is wider than the line at glyph boundaries, in one pass over widths already known:
 * shaping every prefix again would take quadratic time. A mark stays with its base. Each part but one of a
 * single glyph fits `width` points.
 */
export function splitSegment(segment: Segment, width: number): Segment[] {
  const { shape, style } = segment;
  const room = (width * 1000) / style.size;
  const parts: Shape[] = [];
  const count = shape.glyphs.length;
  if (shape.rtl) {
    let to = count;
    let used = 0;
    for (let i = count - 1; i >= 0; i--) {
      const advance = shape.advances[i] ?? 0;
      if (used + advance > room && i + 1 < to && used > 0) {
        parts.push(part(shape, i + 1, to));
        to = i + 1;
        used = 0;
      }
      used += advance;
    }
    parts.push(part(shape, 0, to));
  } else {
    let from = 0;
    let used = 0;
    for (let i = 0; i < count; i++) {
      const advance = shape.advances[i] ?? 0;
      if (used + advance > room && i > from && advance > 0) {
        const cut = goodCut(shape, from, i);
        parts.push(part(shape, from, cut));
        used = 0;
        for (let k = cut; k < i; k++) used += shape.advances[k] ?? 0;
        from = cut;
      }
      used += advance;
    }
    parts.push(part(shape, from, count));
  }
  return parts.map((piece, i) => ({
    ...segment,
    shape: piece,
    width: (piece.width * style.size) / 1000,
    breakBefore: i === 0 ? segment.breakBefore : MAY_BREAK,
  }));
}
