'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SkipLink } from '@/components/ui/skip-link';
import { Brand } from './brand';
import { Drawer } from './drawer';
import { OfflineBanner } from './offline-banner';
import { Rail, type RailProps } from './rail';

export type AppShellProps = RailProps & {
  /** Where the name leads. */
  homeHref: string;
  children: ReactNode;
};

/**
 * The desk: a rail at the left and the papers beside it; under 768 px a bar at the top and the
 * rail in a drawer. Holds `<main id="main">`.
 */
export function AppShell({ homeHref, children, ...rail }: AppShellProps) {
  const t = useTranslations('shell');
  return (
    <>
      <SkipLink>{t('skip')}</SkipLink>
      <div className="min-h-dvh md:grid md:grid-cols-[15rem_minmax(0,1fr)] print:block">
        <header className="screen-only sticky top-0 z-30 flex h-13 items-center justify-between border-b border-hairline bg-rail px-4 md:hidden">
          <Link href={homeHref} className="rounded-sm">
            <Brand />
          </Link>
          <Drawer>
            <Rail {...rail} />
          </Drawer>
        </header>
        <aside className="screen-only sticky top-0 flex h-dvh flex-col gap-4 overflow-y-auto border-r border-hairline bg-rail p-3 max-md:hidden">
          <Link href={homeHref} className="mx-3 mt-2 self-start rounded-sm">
            <Brand />
          </Link>
          <div className="flex-1">
            <Rail {...rail} />
          </div>
        </aside>
        <div className="min-w-0">
          <OfflineBanner />
          <main
            id="main"
            tabIndex={-1}
            className="mx-auto max-w-[76rem] px-4 pt-5 pb-16 md:px-10 md:pt-8 print:max-w-none print:p-0"
          >
            {children}
          </main>
        </div>
      </div>
    </>
  );
}
