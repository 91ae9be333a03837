'use client';

import type { ReactNode } from 'react';
import type { FirstWriter } from '@/lib/authorship/first-writer';
import { type Authors, markOf } from './authors';

/** A name with the mark its words carry in the text. */
export function WriterMark(props: { authors: Authors; writer: FirstWriter; children: ReactNode }) {
  const { authors, writer, children } = props;
  return (
    <span className="author-run" data-author={markOf(authors, writer)}>
      {writer.who === 'person' && (
        <span aria-hidden className="author-initials">
          {authors.get(writer.account)?.initials}
        </span>
      )}
      <bdi>{children}</bdi>
    </span>
  );
}
