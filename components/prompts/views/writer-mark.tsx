'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { FirstWriter } from '@/lib/authorship/first-writer';
import { type Authors, markOf } from './authors';

/** A name with the mark its words carry in the text. */
export function WriterMark(props: { authors: Authors; writer: FirstWriter; children: ReactNode }) {
  const { authors, writer, children } = props;
  const t = useTranslations('attribution.mark');
  return (
    <span className="author-run" data-author={markOf(authors, writer)}>
      {writer.who !== 'unknown' && (
        <span aria-hidden className="author-initials">
          {writer.who === 'person' ? authors.get(writer.account)?.initials : t('model')}
        </span>
      )}
      <bdi>{children}</bdi>
    </span>
  );
}
