'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type AuthorPattern, initialsOf } from './author-pattern';

/** How words came into a text. */
export type Manner = 'typed' | 'pasted' | 'dictated' | 'model' | 'stated';

export type AuthorMarkProps = {
  /** Who, and with which of the case's marks; null where the origin is not known. */
  author: { name: string; pattern: AuthorPattern; initials?: string } | null;
  manner?: Manner | undefined;
  /** The time as text, from Time's formatter. */
  time?: string | undefined;
  /** The run of text. */
  children: ReactNode;
};

/**
 * A run of text with its author: underline pattern, initials at its start, colour. Screen readers
 * hear the words first, then "typed by …, 14:02". Unknown origin is a grey hatch and says so.
 */
export function AuthorMark({ author, manner = 'typed', time, children }: AuthorMarkProps) {
  const t = useTranslations('common.author');
  if (author === null) {
    return (
      <span className="author-run" data-author="unknown">
        <span aria-hidden className="author-initials">
          {t('unknown')}
        </span>
        {children}
        <span className="sr-only">, {t('unknownSaid')}, </span>
      </span>
    );
  }
  const how = t(`how.${manner}`);
  const said =
    time === undefined
      ? t('said', { how, name: author.name })
      : t('saidAt', { how, name: author.name, time });
  return (
    <span className="author-run" data-author={author.pattern}>
      <span aria-hidden className="author-initials">
        {author.initials ?? initialsOf(author.name)}
      </span>
      {children}
      <span className="sr-only">, {said}, </span>
    </span>
  );
}

/** Who each mark stands for, above or below a marked text. */
export function AuthorLegend({
  authors,
  unknown,
}: {
  authors: readonly { name: string; pattern: AuthorPattern; initials?: string }[];
  /** Whether the text has runs of unknown origin. */
  unknown?: boolean;
}) {
  const t = useTranslations('common.author');
  return (
    <ul aria-label={t('legend')} className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {authors.map(({ name, pattern, initials }) => (
        <li key={`${pattern} ${name}`}>
          <span className="author-run" data-author={pattern}>
            <span aria-hidden className="author-initials">
              {initials ?? initialsOf(name)}
            </span>
            {name}
          </span>
        </li>
      ))}
      {unknown && (
        <li>
          <span className="author-run" data-author="unknown">
            {t('unknown')}
          </span>
        </li>
      )}
    </ul>
  );
}
