'use client';

import { X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/text-input';
import { formatter } from '@/lib/i18n/format';
import { type ExhibitPage, type PickedExhibit, useExhibitSearch } from './use-exhibit-search';

export type ExhibitPickerProps = {
  caseId: string;
  first: ExhibitPage;
  chosen: readonly PickedExhibit[];
  onChoose(chosen: PickedExhibit[]): void;
};

/** Chooses exhibits to withhold, however many the case holds: found by words, kept while searching. */
export function ExhibitPicker({ caseId, first, chosen, onChoose }: ExhibitPickerProps) {
  const t = useTranslations('dossier.form');
  const format = formatter(useLocale());
  const search = useExhibitSearch(caseId, first);
  const { page } = search;
  // Erasure under law can leave an exhibit without either.
  const nameOf = ({ title, fileName }: PickedExhibit) => title || fileName || t('untitled');
  const isChosen = (id: string) => chosen.some((one) => one.id === id);

  function toggle(exhibit: PickedExhibit) {
    const others = chosen.filter((one) => one.id !== exhibit.id);
    onChoose(
      others.length < chosen.length
        ? others
        : [...others, exhibit].sort((a, b) => a.number - b.number),
    );
  }

  return (
    <div className="grid gap-3">
      {chosen.map(({ id }) => (
        <input key={id} type="hidden" name="withheld" value={id} />
      ))}
      <p role="status" className="font-medium">
        {t('chosen', { count: chosen.length, text: format.count(chosen.length) })}
      </p>
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {chosen.map((exhibit) => (
            <li key={exhibit.id} className="max-w-full">
              <Button
                size="small"
                className="max-w-full"
                aria-label={t('giveBack', { number: String(exhibit.number) })}
                onClick={() => toggle(exhibit)}
              >
                <bdi className="min-w-0 truncate">
                  {exhibit.number} · {nameOf(exhibit)}
                </bdi>
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field label={t('search')} hint={t('searchHint')}>
        <Input
          type="search"
          maxLength={200}
          value={search.words}
          onChange={(event) => search.find(event.target.value)}
          onKeyDown={keepInForm}
        />
      </Field>
      <div
        className="max-h-80 overflow-y-auto border border-hairline bg-sheet px-3 py-1"
        aria-busy={search.busy}
      >
        {page.exhibits.length === 0 && <p className="py-2 text-ink-2">{t('searchNone')}</p>}
        {page.exhibits.map((exhibit) => (
          <Checkbox
            key={exhibit.id}
            checked={isChosen(exhibit.id)}
            onChange={() => toggle(exhibit)}
            aria-label={t('choice', { number: String(exhibit.number), title: nameOf(exhibit) })}
            label={
              <span className="break-words">
                <span className="text-ink-2">{exhibit.number} ·</span> <bdi>{nameOf(exhibit)}</bdi>
              </span>
            }
          />
        ))}
        {page.next !== null && (
          <Button size="small" className="my-2" onClick={search.more}>
            {t('more')}
          </Button>
        )}
      </div>
      {search.failed && (
        <p role="alert" className="text-seal">
          {t('searchFailed')}
        </p>
      )}
    </div>
  );
}

/** Enter in the search means the words, not the whole form. */
function keepInForm(event: KeyboardEvent) {
  if (event.key === 'Enter') event.preventDefault();
}
