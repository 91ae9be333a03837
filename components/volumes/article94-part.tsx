'use client';

import type { Dispatch } from 'react';
import { useTranslations } from 'use-intl';
import { CitePicker } from '@/components/desk/cite-picker';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';
import { fieldText } from '@/lib/i18n/failure-text';
import type { ComposerContents } from '@/lib/volumes/dto';
import { LIMBS, type Limb } from '@/lib/volumes/model';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';
import { useCites } from './use-cites';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  contents: ComposerContents;
  errors: Record<string, string>;
};

type Invoked = NonNullable<Composition['article94']>[number];

/**
 * Which limbs of article 94 the submitter relies on, in the submitter's words and with the places they
 * lean on. None is stated until somebody states it.
 */
export function Article94Part({ composition, edit, contents, errors }: Props) {
  const t = useTranslations('volume.article94');
  const words = useTranslations('errors');
  const { shownOf, plainOf } = useCites(contents);
  const { article94 = [] } = composition;
  const put = (limb: Limb, next: Invoked | null) => {
    const others = article94.filter((one) => one.limb !== limb);
    const all = LIMBS.flatMap((name) =>
      name === limb ? (next ?? []) : others.filter((one) => one.limb === name),
    );
    edit({ do: 'set', change: { article94: all.length === 0 ? undefined : all } });
  };
  return (
    <section className="grid max-w-2xl gap-3" aria-labelledby="volume-article94">
      <h3 id="volume-article94" className="font-serif text-lg font-semibold">
        {t('title')}
      </h3>
      <p className="measure text-ink-2">{t('text')}</p>
      {errors.article94 && (
        <p role="alert" className="text-seal">
          {fieldText(words, errors.article94)}
        </p>
      )}
      <p role="status">
        {article94.length === 0 ? t('none') : t('stated', { count: article94.length })}
      </p>
      {LIMBS.map((limb) => {
        const at = article94.findIndex((one) => one.limb === limb);
        const one = article94[at];
        return (
          <div key={limb} className="grid gap-3">
            <Checkbox
              checked={one !== undefined}
              label={t(`limbs.${limb}`)}
              onChange={({ target }) =>
                put(limb, target.checked ? { limb, text: '', cites: [] } : null)
              }
            />
            {one && (
              <div className="grid gap-3 border-l-2 border-hairline pl-4">
                <Field
                  label={t('words', { limb: t(`short.${limb}`) })}
                  error={errors[`article94.${at}.text`]}
                >
                  <Textarea
                    value={one.text}
                    maxLength={4000}
                    rows={2}
                    onChange={({ target }) => put(limb, { ...one, text: target.value })}
                  />
                </Field>
                <CitePicker
                  caseId={contents.caseId}
                  label={t('leans', { limb: t(`short.${limb}`) })}
                  cites={one.cites.map(shownOf)}
                  onChange={(cites) => put(limb, { ...one, cites: cites.map(plainOf) })}
                />
              </div>
            )}
          </div>
        );
      })}
    </section>
  );
}
