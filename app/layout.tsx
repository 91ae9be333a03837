import './globals.css';
import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { Providers } from '@/components/shell/providers';
import { languageTag } from '@/lib/i18n/locale';
import { getLocale, getMessages } from './locale';
import { getTheme } from './theme';

export const metadata: Metadata = {
  title: { default: 'Chirograph', template: '%s · Chirograph' },
  robots: { index: false, follow: false },
  // Addresses and numbers in evidence are not turned into links.
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#faf9f6' },
    { media: '(prefers-color-scheme: dark)', color: '#191815' },
  ],
};

/** Language, theme and texts of every page. The skip link stands in the shells. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made at build time would carry no nonce, and its scripts would not run.
  await connection();
  const [locale, messages, theme] = await Promise.all([getLocale(), getMessages(), getTheme()]);
  return (
    <html lang={languageTag(locale)} {...(theme === 'system' ? {} : { 'data-theme': theme })}>
      <body>
        <Providers locale={locale} messages={messages}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
