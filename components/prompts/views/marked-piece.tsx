'use client';

import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import type { FirstWriter } from '@/lib/authorship/first-writer';
import type { Formatter } from '@/lib/i18n/format';
import { type Authors, markOf, nameOf } from './authors';
import { pieceSaid, writerName } from './span-said';
import type { LostToken, Token } from './tokens';

/** Whose run begins here: initials of a person, or the word for what is none. */
export function Initials({ authors, writer }: { authors: Authors; writer: FirstWriter }) {
  const t = useTranslations('attribution.mark');
  return (
    <span aria-hidden className="author-initials">
      {writer.who === 'person' ? authors.get(writer.account)?.initials : t(writer.who)}
    </span>
  );
}

type PieceProps<T> = {
  token: T;
  stop: 0 | -1;
  authors: Authors;
  format: Formatter;
  active: boolean;
};

/** A word, or what stands between words. */
export function Piece({ token, stop, authors, format, active }: PieceProps<Token>) {
  const t = useTranslations('attribution');
  const { word, span, from, text } = token;
  if (!word || !active) return <SafeText text={text} lines />;
  const run = span.runs.find((one) => one.to > from) ?? span.one;
  const said = pieceSaid(t, authors, span, visibleName(text), format.time(run.at, 'minute'));
  return (
    // Inline and breakable like the text it is, which a button element is not.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <span
      role="button"
      tabIndex={stop}
      aria-label={said}
      data-tip={said}
      data-piece
      data-run={span.from}
      data-from={word.from}
      data-to={word.to}
      className="piece"
    >
      <SafeText text={text} lines />
    </span>
  );
}

/** Deleted words, struck through, with who wrote them. */
export function Lost({ token, stop, authors, format, active }: PieceProps<LostToken>) {
  const t = useTranslations('attribution');
  const { lost, index } = token;
  const said = t('said.lost', {
    text: visibleName(lost.text),
    writer: writerName(t, authors, lost.writer),
    name: nameOf(authors, lost.deleter),
    time: format.time(lost.at, 'minute'),
  });
  return (
    <span
      role={active ? 'button' : 'deletion'}
      {...(active && { tabIndex: stop, 'aria-label': said, 'data-tip': said, 'data-piece': true })}
      data-run={`lost ${index}`}
      data-lost={index}
      data-author={markOf(authors, lost.writer)}
      className="lost-words"
    >
      <Initials authors={authors} writer={lost.writer} />
      <s>
        <SafeText text={lost.text} lines />
      </s>
    </span>
  );
}
