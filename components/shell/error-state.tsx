'use client';

import { FileWarning } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { StatePage } from './state-page';

export type ErrorStateProps = {
  /** Finds the failure in the server's log: a reply's `ref`, or an error's `digest`. */
  reference?: string | undefined;
  onRetry?: (() => void) | undefined;
  homeHref?: string | undefined;
  level?: 1 | 2 | undefined;
};

/** Something failed that nobody foresaw. Says what is kept and carries the reference. */
export function ErrorState({ reference, onRetry, homeHref = '/', level }: ErrorStateProps) {
  const t = useTranslations('shell.state.error');
  const common = useTranslations('common.act');
  return (
    <StatePage
      icon={<FileWarning aria-hidden />}
      title={t('title')}
      level={level}
      actions={
        <>
          {onRetry && (
            <Button variant="primary" onClick={onRetry}>
              {common('retry')}
            </Button>
          )}
          <ButtonLink href={homeHref}>{t('home')}</ButtonLink>
        </>
      }
    >
      <p role="alert">{t('text')}</p>
      {reference && (
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="text-ink-2">{t('reference')}</span>
          <code className="select-all">{reference}</code>
          <CopyButton value={reference} label={common('copy')} />
        </p>
      )}
    </StatePage>
  );
}
