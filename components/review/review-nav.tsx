'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';

const VIEWS = ['elements', 'chronology', 'holds'] as const;

/** The pages of the review as links: each has its own address. */
export function ReviewNav({ room }: { room: string }) {
  const t = useTranslations('review.nav');
  const pathname = usePathname();
  const here = VIEWS.find((view) => pathname === `${room}/${view}`) ?? 'elements';
  return (
    <nav aria-label={t('label')} className="screen-only mb-5 border-b border-hairline">
      <ul className="-mb-px flex gap-5 overflow-x-auto overflow-y-hidden">
        {VIEWS.map((view) => (
          <li key={view}>
            <Link
              href={view === 'elements' ? room : `${room}/${view}`}
              aria-current={view === here ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-9 items-center border-b-2 whitespace-nowrap -outline-offset-2 max-md:min-h-11',
                view === here
                  ? 'border-action font-medium text-ink'
                  : 'border-transparent text-ink-2 hover:text-ink forced-colors:border-b-0',
              )}
            >
              {t(view)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
