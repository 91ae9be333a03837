'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import {
  type ExhibitPage,
  type PickedExhibit,
  useExhibitSearch,
} from '@/components/dossier/use-exhibit-search';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/text-input';

type Props = {
  caseId: string;
  /** First page of the exhibits of the case. */
  first: ExhibitPage;
  picked: readonly PickedExhibit[];
  onChange(picked: PickedExhibit[]): void;
  /** Something to say of each, such as its role. */
  beside?: (exhibit: PickedExhibit) => ReactNode;
};

/** Picks exhibits of the case, found by words, and puts them in order. */
export function ExhibitOrder({ caseId, first, picked, onChange, beside }: Props) {
  const t = useTranslations('runs.state');
  const search = useExhibitSearch(caseId, first);
  const nameOf = (exhibit: PickedExhibit) =>
    visibleName(exhibit.title || exhibit.fileName || t('untitled'));
  const has = (id: string) => picked.some((one) => one.id === id);

  function swap(index: number, by: 1 | -1) {
    const next = [...picked];
    const [one, other] = [next[index], next[index + by]];
    if (!one || !other) return;
    next[index] = other;
    next[index + by] = one;
    onChange(next);
  }

  return (
    <div className="grid gap-3">
      <p role="status" className="text-sm font-medium">
        {t('picked', { count: picked.length })}
      </p>
      {picked.length > 0 && (
        <ol className="grid gap-1">
          {picked.map((exhibit, i) => {
            const number = String(exhibit.number);
            return (
              <li
                key={exhibit.id}
                className="flex flex-wrap items-center gap-2 border-b border-hairline py-1"
              >
                <span className="w-6 text-right text-sm text-ink-2">{i + 1}</span>
                <span className="min-w-0 flex-1 wrap-anywhere">
                  <span className="text-ink-2">{number} ·</span> <SafeText text={nameOf(exhibit)} />
                </span>
                {beside?.(exhibit)}
                <IconButton
                  size="small"
                  label={t('earlier', { number })}
                  icon={<ArrowUp aria-hidden />}
                  aria-disabled={i === 0 || undefined}
                  onClick={() => swap(i, -1)}
                />
                <IconButton
                  size="small"
                  label={t('later', { number })}
                  icon={<ArrowDown aria-hidden />}
                  aria-disabled={i === picked.length - 1 || undefined}
                  onClick={() => swap(i, 1)}
                />
                <IconButton
                  size="small"
                  label={t('remove', { number })}
                  icon={<X aria-hidden />}
                  onClick={() => onChange(picked.filter(({ id }) => id !== exhibit.id))}
                />
              </li>
            );
          })}
        </ol>
      )}
      <Field label={t('find')} hint={t('findHint')}>
        <Input
          type="search"
          maxLength={200}
          value={search.words}
          onChange={({ target }) => search.find(target.value)}
          onKeyDown={keepInForm}
        />
      </Field>
      <div
        className="max-h-56 overflow-y-auto border border-hairline bg-sheet px-3 py-1"
        aria-busy={search.busy}
      >
        {search.page.exhibits.length === 0 && <p className="py-2 text-ink-2">{t('findNone')}</p>}
        {search.page.exhibits.map((exhibit) => (
          <Checkbox
            key={exhibit.id}
            checked={has(exhibit.id)}
            onChange={() =>
              onChange(
                has(exhibit.id)
                  ? picked.filter(({ id }) => id !== exhibit.id)
                  : [...picked, exhibit],
              )
            }
            aria-label={t('pick', { number: String(exhibit.number), title: nameOf(exhibit) })}
            label={
              <span className="wrap-anywhere">
                <span className="text-ink-2">{exhibit.number} ·</span>{' '}
                <SafeText text={nameOf(exhibit)} />
              </span>
            }
          />
        ))}
        {search.page.next !== null && (
          <Button size="small" className="my-2" onClick={search.more}>
            {t('more')}
          </Button>
        )}
      </div>
      {search.failed && (
        <p role="alert" className="text-seal">
          {t('findFailed')}
        </p>
      )}
    </div>
  );
}

/** Enter in the search means the words, not the whole form. */
function keepInForm(event: KeyboardEvent) {
  if (event.key === 'Enter') event.preventDefault();
}
