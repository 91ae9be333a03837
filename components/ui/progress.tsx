'use client';

import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatter } from '@/lib/i18n/format';
import { Button } from './button';

export type ProgressProps = {
  /** What is going on, such as "Uploading 12 files". */
  label: ReactNode;
  done: number;
  /** Null while the whole is not known yet. */
  total: number | null;
  /** How the numbers are said; plain counts unless given. */
  unit?: 'count' | 'bytes' | undefined;
  state?: 'running' | 'ended' | 'stopped' | undefined;
  /** A line below: the file at hand, the time left, where the result will be. */
  detail?: ReactNode;
  /** Present where the work can be stopped. */
  onStop?: (() => void) | undefined;
};

/** Long work with its counts. The bar speaks for itself to screen readers; the words do so once. */
export function Progress(props: ProgressProps) {
  const { label, done, total, unit = 'count', state = 'running', detail, onStop } = props;
  const t = useTranslations('common');
  const format = formatter(useLocale());
  const say = (value: number) => (unit === 'bytes' ? format.bytes(value) : format.count(value));
  const counted =
    total === null
      ? t('progress.so', { done: say(done) })
      : t('progress.of', { done: say(done), total: say(total) });
  const text =
    state === 'ended'
      ? t('progress.ended', { done: counted })
      : state === 'stopped'
        ? t('progress.stopped', { done: counted })
        : counted;
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{label}</span>
        <span className="text-sm text-ink-2">{text}</span>
      </div>
      <div className="flex items-center gap-3">
        <progress
          className="bar"
          aria-label={typeof label === 'string' ? label : text}
          aria-valuetext={text}
          {...(total === null && state === 'running'
            ? {}
            : { max: Math.max(total ?? done, 1), value: done })}
        />
        {state === 'running' && onStop && (
          <Button size="small" onClick={onStop}>
            {t('act.stop')}
          </Button>
        )}
      </div>
      {detail && <div className="text-sm text-ink-2">{detail}</div>}
    </div>
  );
}
