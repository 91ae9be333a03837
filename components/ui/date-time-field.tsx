'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { BEIJING, formatter } from '@/lib/i18n/format';
import { instantOf, partsIn } from '@/lib/i18n/zone';
import { useFieldLink } from './field-context';
import { useReaderZone } from './reader-zone';
import { Select } from './select';
import { Input } from './text-input';

export type DateTimeFieldProps = {
  /**
   * The form carries the local time under `name` (`2026-03-04T14:02`) and the zone under
   * `<name>Zone` (IANA name); `instantOf` of lib/i18n/zone joins them on the server.
   */
  name: string;
  /** ISO 8601 instant to start from. */
  defaultValue?: string | undefined;
  seconds?: boolean | undefined;
};

const two = (value: number) => String(value).padStart(2, '0');

/** What `datetime-local` shows for an instant in a zone. */
function localText(at: string, zone: string): string {
  const { year, month, day, hour, minute, second } = partsIn(zone, new Date(at));
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/**
 * A time someone claims, with the zone it is claimed in, stated and never guessed. Browsers spell
 * the digits their own way (03/04), so a line below spells what was understood.
 */
export function DateTimeField({ name, defaultValue, seconds = false }: DateTimeFieldProps) {
  const t = useTranslations('common.zone');
  const locale = useLocale();
  const link = useFieldLink();
  const here = useReaderZone();
  const [typed, setTyped] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const zone = chosen ?? here;
  const local = typed ?? (defaultValue ? localText(defaultValue, here) : '');
  const instant = instantOf(local, zone);
  const format = formatter(locale, zone);
  const understood =
    local === ''
      ? t('note')
      : instant === null
        ? t('skipped')
        : t('reads', { moment: format.zoned(instant), utc: format.utc(instant) });
  return (
    <div className="grid gap-x-2 gap-y-1.5 sm:grid-cols-[minmax(13rem,1fr)_minmax(12rem,1fr)]">
      <Input
        {...link}
        type="datetime-local"
        name={name}
        step={seconds ? 1 : 60}
        value={seconds ? local : local.slice(0, 16)}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Select
        id={undefined}
        required={false}
        name={`${name}Zone`}
        aria-label={t('label')}
        value={zone}
        onChange={(event) => setChosen(event.target.value)}
      >
        {here !== 'UTC' && here !== BEIJING && (
          <option value={here}>
            {t('yours', { zone: here, offset: format.zoneLabel(instant ?? new Date(), here) })}
          </option>
        )}
        <option value={BEIJING}>{t('beijing')}</option>
        <option value="UTC">{t('utc')}</option>
      </Select>
      <output className="text-sm text-ink-2 sm:col-span-2">{understood}</output>
    </div>
  );
}
