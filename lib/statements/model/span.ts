/** A place in a text, in UTF-16 units, end exclusive. */
export type Span = { from: number; to: number };

/** Why words to be translated were not found where they are said to stand. */
export type SpanMiss = 'source_differs' | 'source_repeated';

/**
 * Where the words to be translated stand in the text of a record. With a span they have to stand
 * there; without one they have to be the whole text, or to occur in it exactly once.
 */
export function placeOf(text: string, source: string, span: Span | null): Span | SpanMiss {
  if (span !== null) {
    return span.to > span.from && text.slice(span.from, span.to) === source
      ? span
      : 'source_differs';
  }
  const from = source === '' ? -1 : text.indexOf(source);
  if (from < 0) return 'source_differs';
  if (text.indexOf(source, from + 1) >= 0) return 'source_repeated';
  return { from, to: from + source.length };
}
