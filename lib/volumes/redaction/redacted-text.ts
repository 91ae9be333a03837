import type { RedactionRefusal, Span } from './marks';

/** What stays with the character before it and would tell of it. */
const CLINGS = /\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}]/u;

/** Makes one sign of the two beside it. */
const JOINER = '\u200d';

/** Shortest words of which it is said that they stand elsewhere too. */
const LEAST_REPEATED = 2;

export type RedactedText =
  | { readonly ok: true; readonly text: string; readonly places: number; readonly repeated: number }
  | { readonly ok: false; readonly reason: RedactionRefusal };

/**
 * A text with a block in the place of each span. Every block is as wide as every other, whatever it stands
 * for, and says which of the places it is. Spans that touch or overlap are one place; a span that would
 * leave half a character, or a mark of one, takes all of it.
 */
export function redactText(text: string, spans: readonly Span[]): RedactedText {
  if (spans.length === 0) return { ok: false, reason: 'nothing_marked' };
  if (spans.some(({ from, to }) => from < 0 || to <= from || to > text.length))
    return { ok: false, reason: 'outside' };
  const places = joined(spans.map((span) => widened(text, span)));
  const digits = String(places.length).length;
  let out = '';
  let at = 0;
  for (const [i, { from, to }] of places.entries()) {
    out += `${text.slice(at, from)}[█████ ${String(i + 1).padStart(digits, '0')}]`;
    at = to;
  }
  out += text.slice(at);
  const repeated = places.filter(({ from, to }) => {
    const words = text.slice(from, to).trim();
    return words.length >= LEAST_REPEATED && out.includes(words);
  });
  return { ok: true, text: out, places: places.length, repeated: repeated.length };
}

function widened(text: string, { from, to }: Span): Span {
  let [start, end] = [from, to];
  // From inside a pair of surrogates, or between a letter and its marks, back to the letter.
  const isInside = (at: number) =>
    at > 0 &&
    at < text.length &&
    (isLow(text, at) || text[at - 1] === JOINER || CLINGS.test(characterAt(text, at)));
  while (isInside(start)) start--;
  while (isInside(end)) end++;
  return { from: start, to: end };
}

const isLow = (text: string, at: number) =>
  /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '');

const characterAt = (text: string, at: number) =>
  String.fromCodePoint(text.codePointAt(at) ?? 0x20);

/** Spans in order, those that touch made one. */
function joined(spans: readonly Span[]): Span[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = all.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}
