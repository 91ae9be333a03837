'use client';

import { ScrollText } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { useReaderZone } from '@/components/ui/reader-zone';
import { formatter } from '@/lib/i18n/format';

export type LedgerLineProps = {
  /** Index of the last entry; null while there is none. */
  index: number | null;
  /** When the newest checkpoint was signed, ISO 8601; null before the first. */
  checkpointedAt: string | null;
  /** When the newest outside timestamp was given; left out where no authority is configured. */
  anchoredAt?: string | null | undefined;
  /** The proof. */
  href: string;
};

/** `entry 1 482 · checkpointed 14:03:22`, leading to the proof. A time of another day has its date. */
export function LedgerLine({ index, checkpointedAt, anchoredAt, href }: LedgerLineProps) {
  const t = useTranslations('shell.ledger');
  const zone = useReaderZone();
  const format = formatter(useLocale(), zone);
  const today = format.date(new Date());
  const said = (at: string) => {
    const moment = format.date(at) === today ? format.time(at) : format.dateTime(at);
    return zone === 'UTC' ? format.withZone(moment, at) : moment;
  };
  const parts = [
    index === null ? t('none') : t('entry', { index: format.count(index) }),
    checkpointedAt === null ? t('pending') : t('checkpointed', { time: said(checkpointedAt) }),
    ...(anchoredAt ? [t('anchored', { time: said(anchoredAt) })] : []),
  ];
  const tip = [checkpointedAt, anchoredAt]
    .filter((at) => at !== null && at !== undefined)
    .map((at) => format.utc(at))
    .join(' · ');
  return (
    <Link
      href={href}
      data-tip={tip ? `${t('open')} · ${tip}` : t('open')}
      className="inline-flex min-h-6 items-center gap-2 rounded-sm text-sm text-ink-2 hover:text-action"
    >
      <ScrollText aria-hidden className="size-3.5 shrink-0" />
      {/* The day changes at midnight, on the server's clock and on the reader's apart. */}
      <span suppressHydrationWarning>{parts.join(' · ')}</span>
    </Link>
  );
}
