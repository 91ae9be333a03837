import type { DeletedRun, Run } from '@/lib/authorship/attribution';
import type { FirstWriter } from '@/lib/authorship/first-writer';
import type { Span } from '@/lib/authorship/spans';
import type { Translate } from '@/lib/i18n/translator';
import { type Authors, nameOf } from './authors';

type T = Translate<'attribution'>;

/** Name of a first writer: the person, the model, or that nobody is known. */
export function writerName(t: T, authors: Authors, writer: FirstWriter): string {
  if (writer.who === 'person') return nameOf(authors, writer.account);
  return writer.who === 'model' ? t('writer.model', { model: writer.model }) : t('writer.unknown');
}

/** How a span was first written and by whom, without time: "typed by Ann", "pasted by Ben, …". */
export function spanHow(t: T, authors: Authors, span: Span<Run | DeletedRun>): string {
  const { writer, one } = span;
  const kind = one.kind;
  if (writer.who === 'person') {
    return t('said.by', { how: t(`how.${kind}`), name: nameOf(authors, writer.account) });
  }
  // Whoever placed the first writing is not who moved it since, but the record keeps the latest.
  const placed = { how: t(`how.${kind}`), name: nameOf(authors, one.placer) };
  return writer.who === 'model'
    ? t('said.model', { model: writer.model, name: placed.name })
    : t('said.unknown', placed);
}

/** What happened to a span since: "moved by Ben"; empty where nothing did. */
export function spanSince(t: T, authors: Authors, span: Span<Run | DeletedRun>): string[] {
  return span.one.handlings.map(({ kind, account }) =>
    t('said.by', { how: t(`how.${kind}`), name: nameOf(authors, account) }),
  );
}

/** First writing and everything since, in one line. */
export function spanStory(t: T, authors: Authors, span: Span<Run | DeletedRun>): string {
  return spanSince(t, authors, span).reduce(
    (one, other) => t('said.join', { one, other }),
    spanHow(t, authors, span),
  );
}

/** A piece of text as a screen reader hears it: ‘tiny’, typed by Ann, 14:02. */
export function pieceSaid(
  t: T,
  authors: Authors,
  span: Span<Run | DeletedRun>,
  text: string,
  time: string,
): string {
  return t('said.piece', { text, said: spanStory(t, authors, span), time });
}
