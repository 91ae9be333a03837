'use client';

import type { Dispatch } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox } from '@/components/ui/choices';
import { FieldGroup } from '@/components/ui/field';
import type { ComposerContents } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  contents: ComposerContents;
};

/** What contributors stated and what stands on the desk, each to be printed or not. */
export function PrintedStatements({ composition, edit, contents }: Props) {
  const t = useTranslations('volume.printed');
  const set = (change: Partial<Composition>) => edit({ do: 'set', change });
  const toggled = (list: readonly string[], id: string, on: boolean) =>
    on ? [...list, id] : list.filter((one) => one !== id);
  const { facts, allegations, claims } = contents.desk;
  const texts = [
    ['facts', facts.map(({ text }) => text), composition.facts.map(({ text }) => text)],
    [
      'allegations',
      allegations.map(({ text }) => text),
      composition.allegations.map(({ text }) => text),
    ],
    [
      'claims',
      claims.map(({ element }) => element),
      composition.claims.map(({ element }) => element),
    ],
  ] as const;
  return (
    <section className="grid gap-5" aria-labelledby="volume-printed">
      <h3 id="volume-printed" className="font-serif text-lg font-semibold">
        {t('title')}
      </h3>
      <p className="measure text-ink-2">{t('text')}</p>
      {(['declarations', 'agreements', 'translations'] as const).map((name) => (
        <FieldGroup key={name} label={t(name)}>
          {contents[name].length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            contents[name].map((one) => (
              <Checkbox
                key={one.id}
                checked={composition[name].includes(one.id)}
                label={<bdi>{[one.title, one.kind].filter(Boolean).join(' · ')}</bdi>}
                onChange={(event) =>
                  set({ [name]: toggled(composition[name], one.id, event.target.checked) })
                }
              />
            ))
          )}
        </FieldGroup>
      ))}
      {texts.map(([name, all, printed]) => (
        <FieldGroup key={name} label={t(name)}>
          {all.length === 0 ? (
            <p className="text-ink-2">{t('none')}</p>
          ) : (
            all.map((text, i) => (
              <Checkbox
                // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same words
                key={i}
                checked={printed.includes(text)}
                label={<bdi className="break-words">{text}</bdi>}
                onChange={(event) => {
                  const on = event.target.checked;
                  const wanted = (words: string) => (words === text ? on : printed.includes(words));
                  // In the order of the desk, whatever was printed before.
                  if (name === 'facts') set({ facts: facts.filter((one) => wanted(one.text)) });
                  if (name === 'allegations')
                    set({ allegations: allegations.filter((one) => wanted(one.text)) });
                  if (name === 'claims')
                    set({ claims: claims.filter((one) => wanted(one.element)) });
                }}
              />
            ))
          )}
        </FieldGroup>
      ))}
    </section>
  );
}
