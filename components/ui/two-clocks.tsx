'use client';

import { useLocale, useTranslations } from 'use-intl';
import { formatter } from '@/lib/i18n/format';
import { Time } from './time';

export type TwoClocksProps = {
  /** When it is said to have happened, ISO 8601; null where nobody claimed a time. */
  happened: string | null;
  /** When the server received it, ISO 8601. */
  received: string;
  /** `row` for tables: one under the other, small; `page` side by side with headings. */
  layout?: 'row' | 'page' | undefined;
};

/**
 * The two clocks of a record: what a person or file claims, and what the server saw, with the
 * gap between them. Neither is ever shown as the other.
 */
export function TwoClocks({ happened, received, layout = 'page' }: TwoClocksProps) {
  const t = useTranslations('common.clocks');
  const format = formatter(useLocale());
  const gap = happened === null ? null : format.gap(happened, received);
  const claimed =
    happened === null ? (
      <span className="text-ink-2">{t('unclaimed')}</span>
    ) : (
      <Time at={happened} />
    );

  if (layout === 'row') {
    return (
      <dl className="inline-grid grid-cols-[auto_auto] justify-start gap-x-2 text-sm">
        <dt className="whitespace-nowrap text-ink-2 first-letter:uppercase">
          {happened === null ? t('happened') : t('claimed')}
        </dt>
        <dd>{claimed}</dd>
        <dt className="whitespace-nowrap text-ink-2">{t('received')}</dt>
        <dd>
          <Time at={received} />
          {gap && <span className="block text-xs text-ink-2">{gap}</span>}
        </dd>
      </dl>
    );
  }
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      <div>
        <dt className="text-sm text-ink-2">
          {t('happened')}
          {happened !== null && <span> · {t('claimed')}</span>}
        </dt>
        <dd>{claimed}</dd>
      </div>
      <div>
        <dt className="text-sm text-ink-2">
          {t('received')} · {t('server')}
        </dt>
        <dd>
          <Time at={received} />
          {gap && <span className="ml-2 text-sm whitespace-nowrap text-ink-2">{gap}</span>}
        </dd>
      </div>
    </dl>
  );
}
