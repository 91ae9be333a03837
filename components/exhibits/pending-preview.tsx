'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';

/** Milliseconds until the page looks again; after the last it waits for the reader. */
const LOOKS = [1500, 2500, 4000, 8000, 15_000, 30_000];

/** A preview on its way: the page looks again by itself, less and less often. */
export function PendingPreview() {
  const t = useTranslations('exhibits.look');
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

  return (
    <div
      role="status"
      className="grid justify-items-start gap-2 border border-dashed border-control px-4 py-8"
    >
      <p className="font-medium">{t('pending')}</p>
      <p className="text-sm text-ink-2">
        {wait === undefined ? t('pendingLong') : t('pendingText')}
      </p>
      {wait === undefined && (
        <Button size="small" onClick={() => router.refresh()}>
          {t('again')}
        </Button>
      )}
    </div>
  );
}
