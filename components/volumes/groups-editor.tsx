'use client';

import { Plus, Trash2 } from 'lucide-react';
import type { Dispatch } from 'react';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/text-input';
import { fieldText } from '@/lib/i18n/failure-text';
import type { ComposerExhibit } from '@/lib/volumes/dto';
import { AUTHENTICATION_BASES } from '@/lib/volumes/model';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';
import { ExhibitRow } from './exhibit-row';
import { MoveButtons } from './move-buttons';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  exhibits: readonly ComposerExhibit[];
  caseId: string;
  error: string | undefined;
};

/** Exhibits in groups: 1-1 is the first of the first. Names are what stands on paper. */
export function GroupsEditor({ composition, edit, exhibits, caseId, error }: Props) {
  const t = useTranslations('volume');
  const errors = useTranslations('errors');
  const known = new Map(exhibits.map((one) => [one.id, one]));
  const { groups } = composition;
  const nameOf = (i: number) => groups[i]?.title || t('groups.unnamed', { number: String(i + 1) });
  return (
    <section className="grid gap-4" aria-labelledby="volume-groups">
      <h3 id="volume-groups" className="font-serif text-lg font-semibold">
        {t('groups.title')}
      </h3>
      <p className="measure text-ink-2">{t('groups.text')}</p>
      {error && (
        <p role="alert" className="text-seal">
          {fieldText(errors, error)}
        </p>
      )}
      {composition.forum === 'us' && (
        <datalist id="authentication-bases">
          {AUTHENTICATION_BASES.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {groups.length === 0 && <p className="text-ink-2">{t('groups.none')}</p>}
      {groups.map((group, i) => (
        // Groups have no names of their own; their place is what they are called by.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
        <fieldset key={i} className="min-w-0 border-t border-hairline pt-3">
          <legend className="sr-only">{nameOf(i)}</legend>
          <div className="mb-2 flex flex-wrap items-end gap-3">
            <Field
              label={t('groups.name', { number: String(i + 1) })}
              className="min-w-0 grow sm:max-w-md"
            >
              <Input
                value={group.title}
                maxLength={300}
                onChange={(event) => edit({ do: 'nameGroup', group: i, title: event.target.value })}
              />
            </Field>
            <MoveButtons
              name={nameOf(i)}
              first={i === 0}
              last={i === groups.length - 1}
              onMove={(by) => edit({ do: 'moveGroup', from: i, by })}
            />
            {group.exhibits.length === 0 && (
              <IconButton
                size="small"
                label={t('groups.drop', { name: nameOf(i) })}
                icon={<Trash2 aria-hidden />}
                onClick={() => edit({ do: 'dropGroup', group: i })}
              />
            )}
          </div>
          {group.exhibits.length === 0 ? (
            <p className="text-ink-2">{t('groups.empty')}</p>
          ) : (
            <ol>
              {group.exhibits.map((listed, j) => {
                const exhibit = known.get(listed.exhibit);
                return (
                  exhibit && (
                    <ExhibitRow
                      key={listed.exhibit}
                      composition={composition}
                      edit={edit}
                      caseId={caseId}
                      exhibit={exhibit}
                      listed={listed}
                      place={{ group: i, at: j }}
                      groups={groups.map((_, k) => nameOf(k))}
                    />
                  )
                );
              })}
            </ol>
          )}
        </fieldset>
      ))}
      <Button
        className="justify-self-start"
        icon={<Plus aria-hidden />}
        onClick={() => edit({ do: 'addGroup', title: '' })}
      >
        {t('groups.add')}
      </Button>
    </section>
  );
}
