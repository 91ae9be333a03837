'use client';

import { useTranslations } from 'use-intl';
import { Skeleton } from '@/components/ui/skeleton';

/** A room whose content is on its way. */
export function Loading({ rows }: { rows?: number }) {
  const t = useTranslations('shell.state');
  return (
    <div>
      <p role="status" className="mb-3 text-sm text-ink-2">
        {t('loading')}…
      </p>
      <Skeleton {...(rows !== undefined && { rows })} />
    </div>
  );
}
