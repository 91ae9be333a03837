'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Menu as MenuIcon, X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '@/components/ui/button';

/** The rail of narrow screens: opened from the bar at the top, closed by going anywhere. */
export function Drawer({ children }: { children: ReactNode }) {
  const t = useTranslations('shell.menu');
  const pathname = usePathname();
  // Kept with the page it was opened on, so that following a link closes it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  return (
    <Dialog.Root
      open={openOn === pathname}
      onOpenChange={(open) => setOpenOn(open ? pathname : null)}
    >
      <Dialog.Trigger
        render={
          <Button variant="quiet" icon={<MenuIcon aria-hidden />}>
            {t('open')}
          </Button>
        }
      />
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed inset-y-0 right-0 z-40 flex w-[min(20rem,calc(100vw-3rem))] flex-col overflow-y-auto border-l border-control bg-rail p-3 text-ink transition-transform duration-150 data-ending-style:translate-x-full data-starting-style:translate-x-full">
          <div className="mb-2 flex items-center justify-between pl-3">
            <Dialog.Title className="font-semibold">{t('open')}</Dialog.Title>
            <Dialog.Close render={<IconButton label={t('close')} icon={<X aria-hidden />} />} />
          </div>
          <div className="flex-1">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
