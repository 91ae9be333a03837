'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';

const VIEWS = ['write', 'attribution', 'replay', 'revisions'] as const;

/** The views of a prompt as links: each has its own address. */
export function PromptNav({ room }: { room: string }) {
  const t = useTranslations('prompts.nav');
  const pathname = usePathname();
  const here = VIEWS.find((view) => pathname.startsWith(`${room}/${view}`)) ?? 'write';
  return (
    <nav aria-label={t('label')} className="screen-only mb-5 border-b border-hairline">
      <ul className="-mb-px flex gap-5 overflow-x-auto overflow-y-hidden">
        {VIEWS.map((view) => (
          <li key={view}>
            <Link
              href={view === 'write' ? room : `${room}/${view}`}
              aria-current={view === here ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-9 items-center border-b-2 whitespace-nowrap -outline-offset-2',
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
