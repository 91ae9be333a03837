'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Time } from '@/components/ui/time';
import { formatter } from '@/lib/i18n/format';
import type { SaidLater as Said } from '@/lib/runs/dto';

type Props = {
  /** Address of the case. */
  base: string;
  said: Said | null;
};

/** That words about a run were said after it was recorded, by whom and when; nothing for others. */
export function SaidLater({ base, said }: Props) {
  const t = useTranslations('runs.run');
  const format = formatter(useLocale());
  if (said === null) return null;
  return (
    <p className="text-sm text-ink-2">
      {t.rich('saidLater', {
        time: () => <Time at={said.at} zoned />,
        name: () => <SafeText text={said.by.name} />,
      })}{' '}
      <Link href={`${base}/ledger/${said.entry}`} className="link">
        {t('entry', { index: format.count(said.entry) })}
      </Link>
    </p>
  );
}
