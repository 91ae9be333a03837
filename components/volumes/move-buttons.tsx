'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/components/ui/button';

type Props = {
  /** What is moved, for those who only hear the buttons. */
  name: string;
  first: boolean;
  last: boolean;
  onMove(by: -1 | 1): void;
};

/** Moves something in a list by one place: works with any pointer and by keyboard alone. */
export function MoveButtons({ name, first, last, onMove }: Props) {
  const t = useTranslations('volume.move');
  return (
    <span className="inline-flex">
      <IconButton
        size="small"
        label={t('up', { name })}
        icon={<ArrowUp aria-hidden />}
        aria-disabled={first || undefined}
        onClick={() => !first && onMove(-1)}
      />
      <IconButton
        size="small"
        label={t('down', { name })}
        icon={<ArrowDown aria-hidden />}
        aria-disabled={last || undefined}
        onClick={() => !last && onMove(1)}
      />
    </span>
  );
}
