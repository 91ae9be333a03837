'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { keepPreference } from './preference-cookie';
import { Segments } from './segments';
import { THEME_COOKIE, THEMES, type Theme } from './theme';

/** Chooses light, dark or the device's; at once here, and for later pages by cookie. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const t = useTranslations('common.theme');
  const [chosen, setChosen] = useState(theme);

  function choose(next: Theme) {
    setChosen(next);
    keepPreference(THEME_COOKIE, next);
    if (next === 'system') document.documentElement.removeAttribute('data-theme');
    else document.documentElement.dataset.theme = next;
  }

  return (
    <Segments
      label={t('label')}
      value={chosen}
      onChoose={choose}
      segments={THEMES.map((value) => ({ value, label: t(value) }))}
    />
  );
}
