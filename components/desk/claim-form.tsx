'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Act } from '@/components/exhibits/act-form';
import { Checkbox } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import type { ClaimShown, ItemShown, ShownCite } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import { ELEMENT_ORIGINS, TREATMENTS } from '@/lib/elements/claim';
import type { Reader, Readers } from '@/lib/review/dto';
import { plainCite } from './cite-address';
import { CitePicker } from './cite-picker';
import { ItemForm } from './item-form';
import { MainWords } from './main-words';

type Props = {
  act: Act;
  caseId: string;
  readers: Readers;
  /** Contributors of the case. */
  people: readonly Reader[];
  /** The element that this becomes a version of; null for a new one. */
  claim: ItemShown<ClaimShown> | null;
  /** Where the claim map stands. */
  back: string;
};

type Said = Omit<ClaimShown, 'cites'>;

const NOTHING: Said = {
  element: '',
  authors: [],
  origin: 'unknown',
  tool: '',
  act: '',
  treatment: 'undecided',
};

/** Maps an element of the work: who made it, where it comes from, what is proposed. */
export function ClaimForm({ act, caseId, readers, people, claim, back }: Props) {
  const t = useTranslations('desk');
  const before = claim && standing(claim);
  const { cites: given = [], ...rest } = before?.content ?? {};
  const [one, setOne] = useState<Said>({ ...NOTHING, ...rest });
  const [cites, setCites] = useState<readonly ShownCite[]>(given);
  const said = JSON.stringify({ ...one, cites: cites.map(plainCite) });
  const set = (to: Partial<Said>) => setOne({ ...one, ...to });
  return (
    <ItemForm
      act={act}
      item={claim}
      said={said}
      readers={readers}
      submit={t('claims.submit')}
      back={back}
    >
      {(errors) => (
        <>
          <MainWords
            label={t('claims.element')}
            hint={t('claims.elementHint')}
            error={errors['item.said.element']}
            rows={2}
            maxLength={1000}
            value={one.element}
            onChange={(element) => set({ element })}
          />
          <FieldGroup label={t('claims.authors')}>
            {people.length === 0 && <p className="text-sm text-ink-2">{t('claims.noPeople')}</p>}
            <div className="grid gap-x-4 sm:grid-cols-2">
              {people.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={one.authors.includes(id)}
                  onChange={({ target }) =>
                    set({
                      authors: target.checked
                        ? [...one.authors, id]
                        : one.authors.filter((author) => author !== id),
                    })
                  }
                />
              ))}
            </div>
          </FieldGroup>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t('claims.origin')}>
              <Select
                value={one.origin}
                onChange={({ target }) =>
                  set({
                    origin: ELEMENT_ORIGINS.find((name) => name === target.value) ?? 'unknown',
                  })
                }
              >
                {ELEMENT_ORIGINS.map((name) => (
                  <option key={name} value={name}>
                    {t(`claims.origins.${name}`)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('claims.tool')}>
              <Input
                maxLength={300}
                value={one.tool}
                onChange={({ target }) => set({ tool: target.value })}
              />
            </Field>
          </div>
          <Field label={t('claims.act')} hint={t('claims.actHint')}>
            <Textarea
              rows={2}
              maxLength={2000}
              value={one.act}
              onChange={({ target }) => set({ act: target.value })}
            />
          </Field>
          <Field label={t('claims.treatment')} className="max-w-sm">
            <Select
              value={one.treatment}
              onChange={({ target }) =>
                set({ treatment: TREATMENTS.find((name) => name === target.value) ?? 'undecided' })
              }
            >
              {TREATMENTS.map((name) => (
                <option key={name} value={name}>
                  {t(`claims.treatments.${name}`)}
                </option>
              ))}
            </Select>
          </Field>
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
