'use client';

import { useLocale } from 'use-intl';
import { formatter } from '@/lib/i18n/format';
import { Tip } from './tip';

/** A size at a glance, with the exact number of bytes on hover and focus and in print. */
export function FileSize({ bytes }: { bytes: number }) {
  const format = formatter(useLocale());
  const [glance, exact] = [format.bytes(bytes), format.exactBytes(bytes)];
  if (glance === exact) return <span className="whitespace-nowrap">{exact}</span>;
  return (
    <Tip text={exact} className="whitespace-nowrap">
      {glance}
      <span className="print-word text-ink-2"> ({exact})</span>
    </Tip>
  );
}

/** A whole number with thin separators. */
export function Count({ value }: { value: number }) {
  return <>{formatter(useLocale()).count(value)}</>;
}
