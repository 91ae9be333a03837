'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LocaleSwitch } from '@/components/ui/locale-switch';
import { SkipLink } from '@/components/ui/skip-link';
import type { Theme } from '@/components/ui/theme';
import { ThemeSwitch } from '@/components/ui/theme-switch';
import { Brand } from './brand';
import { OfflineBanner } from './offline-banner';

export type PlainShellProps = {
  theme: Theme;
  homeHref?: string | undefined;
  /** `form` for one narrow sheet (sign-in, invitation), `page` for text and tables. */
  width?: 'form' | 'page' | undefined;
  children: ReactNode;
};

/** Pages without an account: the name above, one sheet, language and theme below. */
export function PlainShell({ theme, homeHref = '/', width = 'form', children }: PlainShellProps) {
  const t = useTranslations('shell');
  return (
    <>
      <SkipLink>{t('skip')}</SkipLink>
      <OfflineBanner />
      <div
        className={`mx-auto flex min-h-dvh flex-col px-4 ${width === 'form' ? 'max-w-md' : 'max-w-[64rem]'}`}
      >
        <header className="py-6">
          <Link href={homeHref} className="rounded-sm">
            <Brand />
          </Link>
        </header>
        <main id="main" tabIndex={-1} className="flex-1">
          {children}
        </main>
        <footer className="screen-only flex flex-wrap gap-3 py-6">
          <LocaleSwitch />
          <ThemeSwitch theme={theme} />
        </footer>
      </div>
    </>
  );
}
