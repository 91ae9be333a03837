'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/components/ui/button';

type Props = {
  /** Addresses of the runs before and after in their series; null at the ends. */
  before: string | null;
  after: string | null;
};

/** Steps to the run before and after, by link and by the arrow keys while nothing else uses them. */
export function RunNeighbours({ before, after }: Props) {
  const t = useTranslations('runs.run');
  const router = useRouter();

  useEffect(() => {
    function step(event: KeyboardEvent) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      // Only where the page itself has the focus: tables and fields keep their own arrows.
      if (event.target !== document.body) return;
      const to = { ArrowLeft: before, ArrowRight: after }[event.key];
      if (to) router.push(to);
    }
    document.addEventListener('keydown', step);
    return () => document.removeEventListener('keydown', step);
  }, [before, after, router]);

  if (before === null && after === null) return null;
  const look = buttonClass({ size: 'small' });
  return (
    <nav
      aria-label={t('neighbours')}
      className="screen-only flex gap-2"
      data-tip={t('neighbourKeys')}
    >
      {before && (
        <Link rel="prev" href={before} className={look}>
          <ChevronLeft aria-hidden />
          {t('before')}
        </Link>
      )}
      {after && (
        <Link rel="next" href={after} className={look}>
          {t('after')}
          <ChevronRight aria-hidden />
        </Link>
      )}
    </nav>
  );
}
