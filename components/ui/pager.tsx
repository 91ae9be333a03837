'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from './button';

export type PagerProps = {
  /** Address of the page before, null on the first. */
  previous: string | null;
  /** Address of the page after, null on the last. */
  next: string | null;
  /** What this page shows, such as "1–50 of 1 482". */
  children?: ReactNode;
};

/** Steps through a list by its keys. The addresses hold the position, so back and reload work. */
export function Pager({ previous, next, children }: PagerProps) {
  const t = useTranslations('common.pager');
  if (previous === null && next === null) return null;
  const look = buttonClass({ size: 'small' });
  return (
    <nav
      aria-label={t('label')}
      className="screen-only flex flex-wrap items-center justify-between gap-3 py-3"
    >
      <p className="text-sm text-ink-2">{children}</p>
      <div className="flex gap-2">
        {previous !== null && (
          <Link rel="prev" href={previous} className={look}>
            <ChevronLeft aria-hidden />
            {t('previous')}
          </Link>
        )}
        {next !== null && (
          <Link rel="next" href={next} className={look}>
            {t('next')}
            <ChevronRight aria-hidden />
          </Link>
        )}
      </div>
    </nav>
  );
}
