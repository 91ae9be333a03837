'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { LOCALE_COOKIE, LOCALES, type Locale, languageTag } from '@/lib/i18n/locale';
import { keepPreference } from './preference-cookie';
import { Segments } from './segments';

/** Chooses the language; each is named in itself. The page stays where it is. */
export function LocaleSwitch() {
  const t = useTranslations('common.language');
  const locale = useLocale();
  const router = useRouter();
  const [, start] = useTransition();

  function choose(next: Locale) {
    keepPreference(LOCALE_COOKIE, next);
    start(() => router.refresh());
  }

  return (
    <Segments
      label={t('label')}
      value={locale}
      onChoose={choose}
      segments={LOCALES.map((value) => ({
        value,
        label: t(value),
        lang: languageTag(value),
      }))}
    />
  );
}
