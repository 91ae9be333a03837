'use client';

import { FolderInput, PenLine } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button, ButtonLink } from '@/components/ui/button';
import { MAX_FILE_BYTES } from '@/lib/exhibits/model';
import { formatter } from '@/lib/i18n/format';
import { CommonFields } from './common-fields';
import { IntakeBar } from './intake-bar';
import { useIntake, useQueue } from './intake-provider';
import { IntakeRow } from './intake-row';
import { KeptList } from './kept-list';
import { Pickers } from './pickers';
import { hasEnded, MOST_ITEMS } from './queue';

/** Rows shown before the rest is asked for. */
const FIRST_ROWS = 60;

/** Where exhibits come in: choose, say what they are, see each SHA-256, send, and see what became. */
export function IntakePanel() {
  const t = useTranslations('exhibits.intake');
  const format = formatter(useLocale());
  const { room } = useIntake();
  const { items, common } = useQueue();
  const [whole, setWhole] = useState(false);
  const shown = whole ? items : items.slice(0, FIRST_ROWS);
  return (
    <section aria-labelledby="intake" className="mb-10 grid gap-4">
      <div className="rounded-md border border-dashed border-control px-4 py-4">
        <h3 id="intake" className="font-serif text-lg font-semibold">
          {t('title')}
        </h3>
        <div className="mt-2 flex flex-wrap gap-2">
          <Pickers />
          <ButtonLink href={room.replace(/exhibits$/, 'import')} icon={<FolderInput aria-hidden />}>
            {t('import')}
          </ButtonLink>
          <ButtonLink href={`${room}/write`} icon={<PenLine aria-hidden />}>
            {t('note')}
          </ButtonLink>
          <ButtonLink href={`${room}/write?kind=statement`} icon={<PenLine aria-hidden />}>
            {t('statement')}
          </ButtonLink>
        </div>
        <p className="mt-2 text-sm text-ink-2">
          {t('hint', { size: format.bytes(MAX_FILE_BYTES) })}
        </p>
      </div>
      <KeptList />
      {items.length > 0 && (
        <>
          {items.some((item) => !item.started && !hasEnded(item)) && <CommonFields />}
          <div>
            <h4 className="font-semibold">{t('files')}</h4>
            {items.length >= MOST_ITEMS && (
              <p className="text-sm text-ink-2">
                {t('tooMany', { most: format.count(MOST_ITEMS) })}
              </p>
            )}
            <ul className="mt-1 border-t border-hairline">
              {shown.map((item) => (
                <IntakeRow key={item.key} item={item} common={common} />
              ))}
            </ul>
            {shown.length < items.length && (
              <Button size="small" variant="quiet" onClick={() => setWhole(true)}>
                {t('showAll', { count: format.count(items.length) })}
              </Button>
            )}
          </div>
          <div className="sticky bottom-0 z-10 border-t border-ink bg-paper py-3">
            <IntakeBar />
          </div>
        </>
      )}
    </section>
  );
}
