'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { useLooks } from '../use-looks';

/** Milliseconds until the page looks again; after the last it waits for the reader. */
const LOOKS = [2000, 4000, 8000, 15_000];

/** A reading on its way: the page looks again by itself, less and less often. */
export function PendingReading() {
  const t = useTranslations('records');
  const { isOver, look } = useLooks(LOOKS);

  return (
    <div
      role="status"
      className="grid justify-items-start gap-2 border border-dashed border-control px-4 py-4"
    >
      <p className="font-medium">{t(isOver ? 'unread' : 'waiting')}</p>
      <p className="text-sm text-ink-2">{t(isOver ? 'unreadText' : 'waitingText')}</p>
      {isOver && (
        <Button size="small" onClick={look}>
          {t('look')}
        </Button>
      )}
    </div>
  );
}
