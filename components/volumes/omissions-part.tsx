'use client';

import type { Dispatch } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { fieldText } from '@/lib/i18n/failure-text';
import { formatter } from '@/lib/i18n/format';
import type { ComposerContents } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';
import { OthersPart } from './others-part';
import { WithholdControl } from './withhold-control';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  contents: ComposerContents;
  errors: Record<string, string>;
};

/** What stays back, counted, and prompts and runs to keep back; exhibits have it in their rows. */
export function OmissionsPart({ composition, edit, contents, errors }: Props) {
  const t = useTranslations('volume.withhold');
  const words = useTranslations('errors');
  const format = formatter(useLocale());
  const { withheld, redactions } = composition;
  const count = (kind: string) => format.count(withheld.filter((one) => one.kind === kind).length);
  const error = errors.withheld ?? errors.redactions;
  const lists = [
    { kind: 'prompt' as const, items: contents.prompts.map((one) => ({ ...one, series: 'run' })) },
    { kind: 'run' as const, items: contents.runs },
  ];
  return (
    <section className="grid gap-3" aria-labelledby="volume-withheld">
      <h3 id="volume-withheld" className="font-serif text-lg font-semibold">
        {t('title')}
      </h3>
      <p className="measure text-ink-2">{t('text')}</p>
      <p role="status">
        {t('counts', {
          exhibits: count('exhibit'),
          prompts: count('prompt'),
          runs: count('run'),
          redacted: format.count(redactions.length),
        })}
      </p>
      <OthersPart
        key={composition.actsOf}
        composition={composition}
        edit={edit}
        contents={contents}
      />
      {error && (
        <p role="alert" className="text-seal">
          {fieldText(words, error)}
        </p>
      )}
      {lists.map(
        ({ kind, items }) =>
          items.length > 0 && (
            <details key={kind}>
              <summary className="w-fit cursor-pointer py-1 text-action">
                {t(`list.${kind}`)}
              </summary>
              <ul>
                {items.map((one) => {
                  const name = t(one.series === 'recreation' ? 'recreation' : kind, {
                    number: String(one.number),
                    title: one.title,
                  });
                  return (
                    <li
                      key={one.id}
                      className="flex flex-wrap items-start gap-3 border-b border-hairline py-2"
                    >
                      <bdi className="min-w-0 grow basis-40 break-words">{name}</bdi>
                      <WithholdControl
                        kind={kind}
                        id={one.id}
                        name={name}
                        withheld={withheld.find(({ id }) => id === one.id) ?? null}
                        edit={edit}
                      />
                    </li>
                  );
                })}
              </ul>
            </details>
          ),
      )}
    </section>
  );
}
