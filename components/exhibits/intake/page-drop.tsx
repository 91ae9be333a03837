'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useToast } from '@/components/ui/toast';
import { DropVeil } from './drop-veil';
import { useIntake } from './intake-provider';
import { usePageFiles } from './use-page-files';

/** Takes files dropped anywhere on the page and pictures pasted from the clipboard. */
export function PageDrop({ mayAdd }: { mayAdd: boolean }) {
  const t = useTranslations('exhibits.intake');
  const { intake, room } = useIntake();
  const router = useRouter();
  const path = usePathname();
  const toast = useToast();
  const over = usePageFiles({
    mayAdd,
    onTake(picked, source) {
      if (!intake || !mayAdd) return;
      if (picked.length === 0) return toast(t('nothingFound'));
      intake.add(picked, source);
      if (path !== room) router.push(room);
    },
  });

  if (!over) return null;
  return mayAdd ? (
    <DropVeil title={t('drop')} text={t('dropText')} />
  ) : (
    <DropVeil title={t('dropClosed')} text={null} />
  );
}
