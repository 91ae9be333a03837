'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

/** Milliseconds until the page looks again; after the last it waits for the reader. */
const LOOKS = [2000, 4000, 8000, 15_000];

/** A reading on its way: the page looks again by itself, less and less often. */
export function PendingReading() {
  const t = useTranslations('records');
  const router = useRouter();
  const [looked, setLooked] = useState(0);
  const wait = LOOKS[looked];

  useEffect(() => {
    if (wait === undefined) return;
    const timer = setTimeout(() => {
      router.refresh();
      setLooked((n) => n + 1);
    }, wait);
    return () => clearTimeout(timer);
  }, [wait, router]);

  const isLong = wait === undefined;
  return (
    <div
      role="status"
      className="grid justify-items-start gap-2 border border-dashed border-control px-4 py-4"
    >
      <p className="font-medium">{t(isLong ? 'unread' : 'waiting')}</p>
      <p className="text-sm text-ink-2">{t(isLong ? 'unreadText' : 'waitingText')}</p>
      {isLong && (
        <Button size="small" onClick={() => router.refresh()}>
          {t('look')}
        </Button>
      )}
    </div>
  );
}
