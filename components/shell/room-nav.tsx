'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Badge } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import { formatter } from '@/lib/i18n/format';

/** Rooms of a case, in the order a case is lived. */
export type Room =
  | 'overview'
  | 'prompts'
  | 'runs'
  | 'exhibits'
  | 'people'
  | 'statements'
  | 'review'
  | 'ledger'
  | 'dossier';

export type RoomNavProps = {
  rooms: readonly {
    room: Room;
    href: string;
    count?: number | undefined;
    /** What waits there for the reader; said in words. */
    waiting?: number | undefined;
  }[];
  /** The room shown; taken from the address where left out. */
  current?: Room | undefined;
};

/** The rooms of a case as links: each has its own address. Scrolls sideways where it is narrow. */
export function RoomNav({ rooms, current }: RoomNavProps) {
  const t = useTranslations('shell');
  const format = formatter(useLocale());
  // What is brought in belongs to the making: the import room stands beside the runs.
  const pathname = usePathname().replace(/(\/cases\/[^/]+)\/import(?=\/|$)/, '$1/runs');
  const list = useRef<HTMLUListElement>(null);
  // Every address of the case begins with the overview's: that is shown at its own alone.
  const here =
    current ??
    rooms.find(
      ({ room, href }) =>
        pathname === href || (room !== 'overview' && pathname.startsWith(`${href}/`)),
    )?.room;

  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>(`[data-room="${here}"]`);
    if (list.current && link) list.current.scrollLeft = link.offsetLeft - 48;
  }, [here]);

  return (
    <nav aria-label={t('rooms')} className="screen-only mt-5 mb-6 border-b border-hairline">
      <ul ref={list} className="relative -mb-px flex gap-6 overflow-x-auto overflow-y-hidden">
        {rooms.map(({ room, href, count, waiting = 0 }) => (
          <li key={room}>
            <Link
              href={href}
              data-room={room}
              aria-current={room === here ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-10 items-center gap-1.5 border-b-2 whitespace-nowrap -outline-offset-2',
                room === here
                  ? 'border-action font-semibold text-ink'
                  : 'border-transparent text-ink-2 hover:text-ink forced-colors:border-b-0',
              )}
            >
              {t(`room.${room}`)}
              {count !== undefined && (
                <span className="text-sm font-normal text-ink-2">{format.count(count)}</span>
              )}
              {waiting > 0 && (
                <Badge tone="action">{t('waiting', { count: format.count(waiting) })}</Badge>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
