'use client';

import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { formatter } from '@/lib/i18n/format';
import { type About, birthAddress } from './about';

/** "operation 12" or "operations 12–14", leading to the first of them in the replay. */
export function OperationRange(props: { about: Pick<About, 'room'>; from: number; to: number }) {
  const { about, from, to } = props;
  const t = useTranslations('attribution.passport');
  const format = formatter(useLocale());
  return (
    <Link href={birthAddress(about, from)} className="link whitespace-nowrap">
      {from === to
        ? t('operation', { seq: format.count(from) })
        : t('operations', { from: format.count(from), to: format.count(to) })}
    </Link>
  );
}
