import type { FieldAttribution } from '@/lib/authorship/attribution';
import type { LostWords } from '@/lib/authorship/lost';
import { type PlacedSpan, placedSpans, sameWriter } from '@/lib/authorship/spans';
import { wordsOf } from '@/lib/authorship/words';

/** A piece of a marked text: part of one word by one writer, or what stands between words. */
export type Token = {
  from: number;
  to: number;
  text: string;
  /** The whole word it belongs to; null between words. */
  word: { from: number; to: number } | null;
  span: PlacedSpan;
};

/** Deleted words shown where they stood. */
export type LostToken = { lost: LostWords; index: number };

/** Neighbouring spans of one first writer: one mark, one set of initials. */
export type Stretch = { from: number; spans: PlacedSpan[]; tokens: (Token | LostToken)[] };

export const isLost = <T extends object>(token: T | LostToken): token is LostToken =>
  'lost' in token;

/**
 * A field in the pieces a reader steps through. The pieces that are not lost join to exactly the
 * text. `apart` parts spans of one writer that are to be drawn apart. Lost words stand before the piece at their place and part a piece they stood inside.
 */
export function stretchesOf(
  field: Pick<FieldAttribution, 'text' | 'runs'>,
  lost: readonly LostWords[] = [],
  apart: (one: PlacedSpan, other: PlacedSpan) => boolean = () => false,
): Stretch[] {
  const cuts = cutsOf(field.text, lost);
  const waiting = lost.map((words, index) => ({ lost: words, index }));
  waiting.sort((a, b) => a.lost.place - b.lost.place || a.index - b.index);
  const stretches: Stretch[] = [];
  let cut = 0;
  const open = (span: PlacedSpan, at: number): Stretch => {
    const stretch = { from: at, spans: [span], tokens: [] };
    stretches.push(stretch);
    return stretch;
  };
  for (const span of placedSpans(field)) {
    const last = stretches.at(-1);
    const before = last?.spans.at(-1);
    const joins = last && before && sameWriter(before, span) && !apart(before, span);
    const stretch = joins ? last : open(span, span.from);
    if (stretch.spans.at(-1) !== span) stretch.spans.push(span);
    for (let at = span.from; at < span.to; ) {
      while ((cuts[cut]?.to ?? Number.POSITIVE_INFINITY) <= at) cut += 1;
      const here = cuts[cut];
      const to = Math.min(here?.to ?? span.to, span.to);
      while ((waiting[0]?.lost.place ?? Number.POSITIVE_INFINITY) <= at) {
        stretch.tokens.push(...waiting.splice(0, 1));
      }
      const text = span.text.slice(at - span.from, to - span.from);
      stretch.tokens.push({ from: at, to, text, word: here?.word ?? null, span });
      at = to;
    }
  }
  if (waiting.length > 0) {
    const last = stretches.at(-1) ?? { from: 0, spans: [], tokens: [] };
    if (stretches.length === 0) stretches.push(last);
    last.tokens.push(...waiting);
  }
  return stretches;
}

type Cut = { to: number; word: { from: number; to: number } | null };

/** Where pieces end: at words and at the places of lost words. */
function cutsOf(text: string, lost: readonly LostWords[]): Cut[] {
  const words: Cut[] = [];
  let end = 0;
  for (const { from, to } of wordsOf(text)) {
    if (from > end) words.push({ to: from, word: null });
    words.push({ to, word: { from, to } });
    end = to;
  }
  if (end < text.length) words.push({ to: text.length, word: null });
  const places = [...new Set(lost.map(({ place }) => place))].sort((a, b) => a - b);
  const cuts: Cut[] = [];
  let next = 0;
  let start = 0;
  for (const cut of words) {
    while (next < places.length && (places[next] ?? 0) < cut.to) {
      const place = places[next] ?? 0;
      if (place > start) cuts.push({ to: place, word: cut.word });
      next += 1;
    }
    cuts.push(cut);
    start = cut.to;
  }
  return cuts;
}
