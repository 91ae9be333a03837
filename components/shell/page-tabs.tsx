'use client';

import Link from 'next/link';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';

type Props = {
  label: string;
  tabs: readonly { view: string; href: string; name: string }[];
  /** The view shown. */
  here: string;
  /** A neighbour's link that stands apart, as an item of the list. */
  apart?: ReactNode;
};

/** The pages of a room as links: each has its own address. Scrolls sideways where it is narrow. */
export function PageTabs({ label, tabs, here, apart }: Props) {
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>(`[data-view="${here}"]`);
    if (list.current && link) list.current.scrollLeft = link.offsetLeft - 48;
  }, [here]);

  return (
    <nav aria-label={label} className="screen-only mb-5 border-b border-hairline">
      <ul ref={list} className="relative -mb-px flex gap-5 overflow-x-auto overflow-y-hidden">
        {tabs.map(({ view, href, name }) => (
          <li key={view}>
            <Link
              href={href}
              data-view={view}
              aria-current={view === here ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-9 items-center border-b-2 whitespace-nowrap -outline-offset-2 max-md:min-h-11',
                view === here
                  ? 'border-action font-medium text-ink'
                  : 'border-transparent text-ink-2 hover:text-ink forced-colors:border-b-0',
              )}
            >
              {name}
            </Link>
          </li>
        ))}
        {apart}
      </ul>
    </nav>
  );
}
