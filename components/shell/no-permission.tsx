'use client';

import { KeyRound } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { ButtonLink } from '@/components/ui/button';
import { formatter } from '@/lib/i18n/format';
import { StatePage } from './state-page';

export type NoPermissionProps = {
  /** Names of those who can change it; left out where they may not be named. */
  who?: readonly string[] | undefined;
  homeHref?: string | undefined;
  level?: 1 | 2 | undefined;
};

/** The reader is known and may not see this; says who can change that. */
export function NoPermission({ who = [], homeHref = '/', level }: NoPermissionProps) {
  const t = useTranslations('shell.state');
  const format = formatter(useLocale());
  return (
    <StatePage
      icon={<KeyRound aria-hidden />}
      title={t('noPermission.title')}
      level={level}
      actions={<ButtonLink href={homeHref}>{t('error.home')}</ButtonLink>}
    >
      <p>{t('noPermission.text')}</p>
      <p>
        {who.length > 0
          ? t('noPermission.who', { names: format.list(who) })
          : t('noPermission.ask')}
      </p>
    </StatePage>
  );
}
