'use client';

import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

function subscribe(notify: () => void): () => void {
  window.addEventListener('online', notify);
  window.addEventListener('offline', notify);
  return () => {
    window.removeEventListener('online', notify);
    window.removeEventListener('offline', notify);
  };
}

/** Stands above the page while the browser has no network. */
export function OfflineBanner() {
  const t = useTranslations('shell.state.offline');
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status" className="screen-only">
      {!online && (
        <p className="flex flex-wrap items-center gap-x-2.5 border-b border-ink bg-ink px-4 py-2 text-paper md:px-10">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          <strong className="font-semibold">{t('title')}</strong>
          <span>{t('text')}</span>
        </p>
      )}
    </div>
  );
}
