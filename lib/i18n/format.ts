import { createTranslator } from 'use-intl/core';
import type { Locale } from './locale';
import en from './messages/en/format.json';
import zh from './messages/zh/format.json';
import { offsetMinutes, partsIn, type ZonedParts } from './zone';

/** The zone named in papers beside UTC. China keeps one time. */
export const BEIJING = 'Asia/Shanghai';

/**
 * U+00A0, a no-break space: it cannot be read as a decimal sign in any country. In the Source
 * faces, on screen and in papers, it is 0.2 em wide, as thin as U+2009 elsewhere; their own thin
 * spaces are half that and close up.
 */
const THIN = '\u00a0';

/** An instant: a Date, or ISO 8601 text with a zone. */
export type Instant = Date | string;

export type Precision = 'minute' | 'second' | 'millisecond';

// Typed loosely because the two languages are one shape, which messages.test.ts checks.
const WORDS = { en, zh: zh as typeof en };

const two = (value: number) => String(value).padStart(2, '0');

function toDate(instant: Instant): Date {
  const date = instant instanceof Date ? instant : new Date(instant);
  if (Number.isNaN(date.getTime())) throw new RangeError('not an instant');
  return date;
}

function clock(parts: ZonedParts, date: Date, precision: Precision): string {
  const minutes = `${two(parts.hour)}:${two(parts.minute)}`;
  if (precision === 'minute') return minutes;
  const seconds = `${minutes}:${two(parts.second)}`;
  if (precision === 'second') return seconds;
  return `${seconds}.${String(date.getUTCMilliseconds()).padStart(3, '0')}`;
}

/** Digits in groups of three, `1 482`; the same in both languages and on every runtime. */
function grouped(value: number | bigint): string {
  const text = String(typeof value === 'number' ? Math.trunc(value) : value);
  return text.replace(/\B(?=(\d{3})+$)/g, THIN).replace(/^-/, '−');
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

const SIZES = ['kB', 'MB', 'GB', 'TB'] as const;

// A page shows hundreds of times in the same language and zone.
const made = new Map<string, Formatter>();
const MADE_LIMIT = 200;

/**
 * The one formatter of dates, numbers and sizes, for the interface, mail and papers.
 *
 * `zone` is an IANA name; times are spelled in it. Intl gives only the calendar arithmetic: the
 * spelling is ours, so that the same instant gives the same text in every browser, on every
 * Node release and in every edition of a dossier. Functions throw RangeError on a bad instant.
 */
export function formatter(locale: Locale, zone = 'UTC'): Formatter {
  const key = `${locale} ${zone}`;
  const known = made.get(key);
  if (known) return known;
  if (made.size >= MADE_LIMIT) made.clear();
  const format = build(locale, zone);
  made.set(key, format);
  return format;
}

export type Formatter = ReturnType<typeof build>;

function build(locale: Locale, zone: string) {
  const t = createTranslator({ locale, messages: WORDS[locale], timeZone: 'UTC' });

  const spelled = (year: number, month: number, day: number) =>
    t('date', {
      year: String(year),
      month: t(`months.${month}` as 'months.1'),
      day: String(day),
    });

  function zoneLabel(instant: Instant, of = zone): string {
    const minutes = offsetMinutes(of, toDate(instant));
    if (minutes === 0) return 'UTC';
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    return `UTC${minutes < 0 ? '−' : '+'}${hours}${rest ? `:${two(Math.floor(rest))}` : ''}`;
  }

  function inZone(instant: Instant, of: string, precision: Precision): string {
    const date = toDate(instant);
    const parts = partsIn(of, date);
    return t('dateTime', {
      date: spelled(parts.year, parts.month, parts.day),
      time: clock(parts, date, precision),
    });
  }

  function withZone(moment: string, instant: Instant): string {
    return t('zoned', { moment, zone: zoneLabel(instant) });
  }

  /** `2 h 14 min`, the two largest units, rounded down. */
  function duration(milliseconds: number): string {
    let rest = Math.abs(Math.trunc(milliseconds));
    if (rest < 1000) return t('span.millisecond', { text: String(rest) });
    const said: string[] = [];
    for (const [unit, size] of UNITS) {
      const count = Math.floor(rest / size);
      rest -= count * size;
      if (count > 0) said.push(t(`span.${unit}`, { count, text: grouped(count) }));
      else if (said.length > 0) break;
      if (said.length === 2) break;
    }
    return said.join(' ');
  }

  return {
    /** `4 Mar 2026`, `2026年3月4日`: the day in the zone. */
    date(instant: Instant): string {
      const { year, month, day } = partsIn(zone, toDate(instant));
      return spelled(year, month, day);
    },
    /** The same spelling for a calendar day `YYYY-MM-DD`, which belongs to no zone. */
    day(calendarDay: string): string {
      const [year, month, day] = calendarDay.split('-').map(Number);
      if (!year || !month || !day || month > 12) throw new RangeError('not a day');
      return spelled(year, month, day);
    },
    /** `14:02:22` in the zone. */
    time(instant: Instant, precision: Precision = 'second'): string {
      const date = toDate(instant);
      return clock(partsIn(zone, date), date, precision);
    },
    /** `4 Mar 2026, 14:02:22`, `2026年3月4日 14:02:22`. */
    dateTime(instant: Instant, precision: Precision = 'second'): string {
      return inZone(instant, zone, precision);
    },
    /** `4 Mar 2026, 14:02:22 (UTC+8)`. */
    zoned(instant: Instant, precision: Precision = 'second'): string {
      return withZone(inZone(instant, zone, precision), instant);
    },
    /** A time already spelled, with the zone's distance from UTC at the instant behind it. */
    withZone,
    /** `2026-03-04 06:02:22 UTC`, alike in both languages. */
    utc(instant: Instant, precision: Precision = 'second'): string {
      const date = toDate(instant);
      const day = date.toISOString().slice(0, 10);
      return `${day} ${clock(partsIn('UTC', date), date, precision)} UTC`;
    },
    /** `4 Mar 2026, 14:02:22 (Beijing time, UTC+8)`. */
    beijing(instant: Instant, precision: Precision = 'second'): string {
      return t('zoned', { moment: inZone(instant, BEIJING, precision), zone: t('beijing') });
    },
    /** `UTC+8`: how far the zone is from UTC at the instant. */
    zoneLabel,
    duration,
    /** `2 h 14 min later`: where `to` stands as seen from `from`. */
    gap(from: Instant, to: Instant): string {
      const distance = toDate(to).getTime() - toDate(from).getTime();
      if (distance === 0) return t('gap.same');
      return t(distance > 0 ? 'gap.later' : 'gap.earlier', { span: duration(distance) });
    },
    /** `1 482`: a whole number. */
    count: grouped,
    /** `1.24 MB`, decimal units, three digits; below 1000 the exact count. */
    bytes(size: number): string {
      if (size < 1000) return t('bytes', { count: size, text: grouped(size) });
      let [value, step] = [size / 1000, 0];
      while (value >= 999.5 && step < SIZES.length - 1) [value, step] = [value / 1000, step + 1];
      const digits = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
      return `${value.toFixed(digits)} ${SIZES[step]}`;
    },
    /** `1 240 113 bytes`. */
    exactBytes(size: number): string {
      return t('bytes', { count: size, text: grouped(size) });
    },
    /** `A, B and C`, `A、B和C`. Items are never reordered or split. */
    list(items: readonly string[]): string {
      if (items.length < 2) return items[0] ?? '';
      const head = items.slice(0, -1).join(t('list.between'));
      return t('list.last', { head, tail: items.at(-1) ?? '' });
    },
  };
}
