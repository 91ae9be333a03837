'use client';

import type { Dispatch } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox } from '@/components/ui/choices';
import { fieldText } from '@/lib/i18n/failure-text';
import { PARTS_OF } from '@/lib/volumes/model';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';
import { MoveButtons } from './move-buttons';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  error: string | undefined;
};

/** Which parts are printed, in which order. Those left out stand below, in the order of filing. */
export function PartsEditor({ composition, edit, error }: Props) {
  const t = useTranslations('volume');
  const errors = useTranslations('errors');
  const { parts } = composition;
  const all: Composition['parts'] = [...PARTS_OF[composition.forum]];
  const out = all.filter((one) => !parts.includes(one));
  const box = (part: Composition['parts'][number], printed: boolean) => (
    <Checkbox
      checked={printed}
      label={t(`part.${part}`)}
      className="grow"
      onChange={(event) => edit({ do: 'part', part, printed: event.target.checked, all })}
    />
  );
  return (
    <section className="grid max-w-2xl gap-2" aria-labelledby="volume-parts">
      <h3 id="volume-parts" className="font-serif text-lg font-semibold">
        {t('parts.title')}
      </h3>
      <p className="measure text-ink-2">{t('parts.text')}</p>
      {error && (
        <p role="alert" className="text-seal">
          {fieldText(errors, error)}
        </p>
      )}
      <ol className="border-t border-hairline">
        {parts.map((part, i) => (
          <li key={part} className="flex items-center gap-3 border-b border-hairline">
            <span aria-hidden className="w-6 text-right text-sm text-ink-2 tabular-nums">
              {i + 1}
            </span>
            {box(part, true)}
            <MoveButtons
              name={t(`part.${part}`)}
              first={i === 0}
              last={i === parts.length - 1}
              onMove={(by) => edit({ do: 'movePart', from: i, by })}
            />
          </li>
        ))}
      </ol>
      {out.length > 0 && (
        <>
          <h4 className="mt-3 font-medium">{t('parts.out')}</h4>
          <ul className="border-t border-hairline">
            {out.map((part) => (
              <li key={part} className="border-b border-hairline">
                {box(part, false)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
