import type { ReactNode } from 'react';
import { Time } from '@/components/ui/time';
import type { DeskHistory } from '@/lib/desk/model';
import type { Translate } from '@/lib/i18n/translator';

type Props<T> = {
  t: Translate<'desk'>;
  versions: DeskHistory<T>['versions'];
  show(content: T): ReactNode;
};

/** Every version that the reader may read, oldest first; one alone needs no list. */
export function ItemVersions<T>({ t, versions, show }: Props<T>) {
  if (versions.length < 2) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-action">
        {t('version.all', { count: versions.length })}
      </summary>
      <ol className="mt-2 grid gap-3 border-l border-hairline pl-3">
        {versions.map((one) => (
          <li key={one.version} className="grid gap-1">
            <p className="text-ink-2">
              {t('version.by', { number: String(one.version), name: one.by.name })} ·{' '}
              <Time at={one.at} />
            </p>
            {one.withdrawn !== null && (
              <p className="text-seal">
                {t('version.withdrawnBecause', { reason: one.withdrawn })}
              </p>
            )}
            {one.content === null ? <p>{t('locked')}</p> : show(one.content)}
          </li>
        ))}
      </ol>
    </details>
  );
}
