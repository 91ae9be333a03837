'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';

const VIEWS = [
  'candidates',
  'lineage',
  'later-work',
  'recreations',
  'accounts',
  'sources',
] as const;

type Props = {
  /** Address of the Runs room. */
  room: string;
  /** Address of the import room, where this person may read it. */
  imports: string;
};

/**
 * The pages of the Runs room as links: each has its own address. Scrolls sideways where it is
 * narrow. The import room is a neighbour that fills this one, so its link stands apart.
 */
export function RunsNav({ room, imports }: Props) {
  const t = useTranslations('runs.nav');
  const pathname = usePathname();
  const here = VIEWS.find((view) => pathname.startsWith(`${room}/${view}`)) ?? 'runs';
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>(`[data-view="${here}"]`);
    if (list.current && link) list.current.scrollLeft = link.offsetLeft - 48;
  }, [here]);

  return (
    <nav aria-label={t('label')} className="screen-only mb-5 border-b border-hairline">
      <ul ref={list} className="relative -mb-px flex gap-5 overflow-x-auto overflow-y-hidden">
        {(['runs', ...VIEWS] as const).map((view) => (
          <li key={view}>
            <Link
              href={view === 'runs' ? room : `${room}/${view}`}
              data-view={view}
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
        <li className="ml-auto pl-5">
          <Link
            href={imports}
            className="link inline-flex min-h-9 items-center whitespace-nowrap max-md:min-h-11"
          >
            {t('import')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
