'use client';

import { FileQuestion } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '@/components/ui/button';
import { StatePage } from './state-page';

/** Absent or not visible, which look the same. */
export function NotFound({ homeHref = '/', level }: { homeHref?: string; level?: 1 | 2 }) {
  const t = useTranslations('shell.state');
  return (
    <StatePage
      icon={<FileQuestion aria-hidden />}
      title={t('notFound.title')}
      level={level}
      actions={<ButtonLink href={homeHref}>{t('error.home')}</ButtonLink>}
    >
      <p>{t('notFound.text')}</p>
    </StatePage>
  );
}
