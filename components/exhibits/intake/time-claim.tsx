'use client';

import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RadioGroup, type RadioOption } from '@/components/ui/choices';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field, FieldGroup } from '@/components/ui/field';
import { instantOf } from '@/lib/i18n/zone';
import type { ClaimedTime } from './settings';

type Choice = ClaimedTime['kind'] | 'all';

type Props = {
  /** Null, "as for all files", only where that is a choice. */
  value: ClaimedTime | null;
  /** One file, which may also take what holds for all. */
  own: boolean;
  onChange(time: ClaimedTime | null): void;
};

/** Which time is claimed for the act: none, that of the file, or a stated one. */
export function TimeClaim({ value, own, onChange }: Props) {
  const t = useTranslations('exhibits.intake');
  const [choice, setChoice] = useState<Choice>(value?.kind ?? 'all');
  const stated = useRef<HTMLDivElement>(null);

  const options: RadioOption[] = [
    ...(own ? [{ value: 'all', label: t('asAll') }] : []),
    { value: 'none', label: t('timeNone') },
    { value: 'file', label: t('timeFile'), hint: t('timeFileHint') },
    { value: 'at', label: own ? t('timeOwn') : t('timeOne') },
  ];

  /** The stated time, from the two fields of the claim. */
  function readStated() {
    const field = (name: string) =>
      stated.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
    onChange({ kind: 'at', at: instantOf(field('at'), field('atZone')) });
  }

  function choose(next: string) {
    // The values are those of the options above.
    const kind = next as Choice;
    setChoice(kind);
    if (kind === 'all') onChange(null);
    else onChange(kind === 'at' ? { kind, at: null } : { kind });
  }

  return (
    <FieldGroup label={t('time')} hint={t('timeHint')} className="content-start">
      <RadioGroup name="time" options={options} defaultValue={choice} onChoose={choose} />
      {choice === 'at' && (
        <div ref={stated} onChange={readStated} className="mt-1 max-w-xl">
          <Field label={t('at')}>
            <DateTimeField
              name="at"
              seconds
              defaultValue={value?.kind === 'at' ? (value.at ?? undefined) : undefined}
            />
          </Field>
        </div>
      )}
    </FieldGroup>
  );
}
