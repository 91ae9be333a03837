'use client';

import { Time } from '@/components/ui/time';
import type { Stamp } from '@/lib/authorship/side-states';
import { type Authors, nameOf } from '../views/authors';
import { WriterMark } from '../views/writer-mark';

/** Who did it, with their mark, and when it was received. */
export function SetBy({ stamp, authors }: { stamp: Stamp; authors: Authors }) {
  return (
    <span className="text-sm text-ink-2">
      <WriterMark authors={authors} writer={{ who: 'person', account: stamp.account }}>
        {nameOf(authors, stamp.account)}
      </WriterMark>
      {' · '}
      <Time at={stamp.at} show="time" />
    </span>
  );
}
