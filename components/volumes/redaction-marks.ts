/** Rectangle in pixels of the upright picture, or in points from the top left of a page. */
export type MarkedArea = {
  page: number | null;
  region: { x: number; y: number; width: number; height: number };
};

/** UTF-16 units of a text; `to` is the first unit that stays. */
export type MarkedSpan = { from: number; to: number };

/** What is to be taken out of one file. */
export type Marks = { areas: MarkedArea[]; spans: MarkedSpan[] };

/** Spans in order; those that touch or overlap are one, as they are in the derivative. */
export function joinedSpans(spans: readonly MarkedSpan[]): MarkedSpan[] {
  const all: MarkedSpan[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > from) all.push({ from, to });
  }
  return all;
}

/** Every place where words stand in a text, exactly as written. */
export function placesOf(words: string, text: string): MarkedSpan[] {
  if (words === '') return [];
  const found: MarkedSpan[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    found.push({ from: at, to: at + words.length });
  return found;
}

/**
 * Where a place in a text field stands in its text: a field shows every line break as one character,
 * and a text may have two.
 */
export function placeInText(text: string, at: number): number {
  let shown = 0;
  for (let i = 0; i < text.length; i++) {
    if (shown === at) return i;
    if (text[i] !== '\r' || text[i + 1] !== '\n') shown++;
  }
  return text.length;
}

/** A text in pieces: what stays, and the places to be taken out with their numbers. */
export function piecesOf(
  text: string,
  spans: readonly MarkedSpan[],
): { text: string; place: number | null; from: number }[] {
  const pieces: { text: string; place: number | null; from: number }[] = [];
  let at = 0;
  for (const [i, { from, to }] of joinedSpans(spans).entries()) {
    if (from > at) pieces.push({ text: text.slice(at, from), place: null, from: at });
    pieces.push({ text: text.slice(from, to), place: i + 1, from });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), place: null, from: at });
  return pieces;
}
