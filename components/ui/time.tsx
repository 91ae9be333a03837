'use client';

import { useLocale, useTranslations } from 'use-intl';
import { formatter, type Precision } from '@/lib/i18n/format';
import { classNames } from './class-names';
import { useReaderZone } from './reader-zone';
import { Tip } from './tip';

export type TimeProps = {
  /** ISO 8601 with zone. */
  at: string;
  show?: 'dateTime' | 'date' | 'time' | undefined;
  precision?: Precision | undefined;
  /** Says the zone in the text itself, for places that will be read as evidence. */
  zoned?: boolean | undefined;
  className?: string | undefined;
};

/** A time in the reader's zone, with UTC on hover and focus and in print. */
export function Time({ at, show = 'dateTime', precision = 'second', zoned, className }: TimeProps) {
  const zone = useReaderZone();
  const t = useTranslations('common');
  const format = formatter(useLocale(), zone);
  // Before the page is alive, and for readers in UTC, the text says that it is UTC.
  const says = zoned || zone === 'UTC';
  const moment = show === 'time' ? format.time(at, precision) : format.dateTime(at, precision);
  const text = show === 'date' ? format.date(at) : says ? format.withZone(moment, at) : moment;
  const utc = format.utc(at, precision === 'minute' ? 'second' : precision);
  return (
    <Tip
      text={t('time.tip', { utc, zone: format.zoneLabel(at) })}
      className={classNames('md:whitespace-nowrap', className)}
    >
      <time dateTime={at}>{text}</time>
      <span className="print-word text-ink-2"> ({utc})</span>
    </Tip>
  );
}

/** A calendar day `YYYY-MM-DD`, which belongs to no zone (a dispute date, a date of birth). */
export function Day({ day, className }: { day: string; className?: string }) {
  const format = formatter(useLocale());
  return (
    <time dateTime={day} className={classNames('md:whitespace-nowrap', className)}>
      {format.day(day)}
    </time>
  );
}
