'use client';

import { useTranslations } from 'use-intl';
import { DropVeil } from '@/components/exhibits/intake/drop-veil';
import type { Picked } from '@/components/exhibits/intake/new-items';
import { usePageFiles } from '@/components/exhibits/intake/use-page-files';
import { useToast } from '@/components/ui/toast';
import { MOST_FILES } from '@/lib/imports/model';

type Props = {
  mayAdd: boolean;
  onTake: (picked: Picked[], own: { source?: string; label?: string }) => void;
};

/** Takes what is dropped anywhere on the page, folders too, and pictures pasted from a page. */
export function PageImport({ mayAdd, onTake }: Props) {
  const t = useTranslations('imports.start');
  const toast = useToast();
  const over = usePageFiles({
    mayAdd,
    most: MOST_FILES,
    onTake(picked, source) {
      if (!mayAdd) return;
      if (picked.length === 0) return toast(t('nothingFound'));
      onTake(picked, source === null ? {} : { source, label: t('pastedLabel') });
    },
  });

  if (!over) return null;
  return mayAdd ? (
    <DropVeil title={t('drop')} text={t('dropText')} />
  ) : (
    <DropVeil title={t('closed')} text={null} />
  );
}
