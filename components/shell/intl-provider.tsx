'use client';

import '@/lib/kernel/no-eval';
import type { ReactNode } from 'react';
import { IntlProvider as Provider } from 'use-intl/react';
import type { Locale } from '@/lib/i18n/locale';
import type { ClientMessages } from '@/lib/i18n/messages';

export type IntlProviderProps = { locale: Locale; messages: ClientMessages; children: ReactNode };

/** Gives client components their texts; `useTranslations` and `useLocale` of use-intl read them. */
export function IntlProvider({ locale, messages, children }: IntlProviderProps) {
  return (
    // Times are formatted by lib/i18n/format with a zone of their own; messages hold no dates.
    <Provider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </Provider>
  );
}
