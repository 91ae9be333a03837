'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useLooks } from './use-looks';

/** Milliseconds until the page looks again; after the last it waits for the reader. */
const LOOKS = [1500, 2500, 4000, 8000, 15_000, 30_000];

/** A preview on its way: the page looks again by itself, less and less often. */
export function PendingPreview() {
  const t = useTranslations('exhibits.look');
  const { isOver, look } = useLooks(LOOKS);

  return (
    <div
      role="status"
      className="grid justify-items-start gap-2 border border-dashed border-control px-4 py-8"
    >
      <p className="font-medium">{t('pending')}</p>
      <p className="text-sm text-ink-2">{isOver ? t('pendingLong') : t('pendingText')}</p>
      {isOver && (
        <Button size="small" onClick={look}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}
