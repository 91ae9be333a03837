import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** Strong right-to-left scripts; only these make the bidirectional algorithm necessary. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

export type Direction = 'ltr' | 'rtl' | 'auto';

export interface BidiText {
  readonly levels: Uint8Array;
  /** Level of the (first) paragraph: 0 left to right, 1 right to left. */
  readonly base: number;
}

/** Embedding levels (UAX #9), or null where the text runs from left to right throughout. */
export function bidiLevels(text: string, direction: Direction): BidiText | null {
  if (direction !== 'rtl' && !RIGHT_TO_LEFT.test(text)) return null;
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, direction);
  return { levels, base: paragraphs[0]?.level ?? 0 };
}

/** Brackets and their like, mirrored as a right-to-left run shows them. */
export function mirrored(text: string): string {
  let out = '';
  for (const character of text) out += bidi.getMirroredCharacter(character) ?? character;
  return out;
}

/** Puts the items of one line into visual order (UAX #9, rule L2). */
export function visualOrder<T extends { readonly level: number }>(items: T[]): T[] {
  let highest = 0;
  let lowestOdd = Number.POSITIVE_INFINITY;
  for (const { level } of items) {
    highest = Math.max(highest, level);
    if (level % 2 === 1) lowestOdd = Math.min(lowestOdd, level);
  }
  if (highest === 0) return items;
  const order = [...items];
  for (let level = highest; level >= lowestOdd; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end++;
      if (end > start + 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return order;
}
