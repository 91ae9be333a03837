'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Act } from '@/components/exhibits/act-form';
import type { FactShown, ItemShown, ShownCite } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import type { Readers } from '@/lib/review/dto';
import { plainCite } from './cite-address';
import { CitePicker } from './cite-picker';
import { ItemForm } from './item-form';
import { MainWords } from './main-words';

type Props = {
  act: Act;
  caseId: string;
  readers: Readers;
  /** The fact that this becomes a version of; null for a new one. */
  fact: ItemShown<FactShown> | null;
  /** Where the list of facts stands. */
  back: string;
};

/** Writes a fact: one statement, the places it leans on, and who reads it. */
export function FactForm({ act, caseId, readers, fact, back }: Props) {
  const t = useTranslations('desk');
  const before = fact && standing(fact);
  const [text, setText] = useState(before?.content?.text ?? '');
  const [cites, setCites] = useState<readonly ShownCite[]>(before?.content?.cites ?? []);
  const said = JSON.stringify({ text, cites: cites.map(plainCite) });
  return (
    <ItemForm
      act={act}
      item={fact}
      said={said}
      readers={readers}
      submit={t('facts.submit')}
      back={back}
    >
      {(errors) => (
        <>
          <MainWords
            label={t('facts.text')}
            hint={t('facts.textHint')}
            error={errors['item.said.text']}
            rows={3}
            maxLength={4000}
            value={text}
            onChange={setText}
          />
          <CitePicker
            caseId={caseId}
            label={t('facts.cites')}
            hint={t('facts.citesHint')}
            error={errors.cites ?? errors.record}
            cites={cites}
            onChange={setCites}
          />
        </>
      )}
    </ItemForm>
  );
}
