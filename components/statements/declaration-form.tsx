'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { type Act, useAct } from '@/components/exhibits/act-form';
import { useGuard } from '@/components/exhibits/write-form';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Textarea } from '@/components/ui/text-input';
import type { Questionnaire } from '@/lib/elements/questionnaires/questionnaire';
import type { Named } from '@/lib/statements/dto';
import type { Blank } from '@/lib/statements/model/blanks';

type Props = {
  act: Act;
  questionnaire: Questionnaire;
  people: readonly Named[];
  /** The version to go on from; nothing is filled in otherwise. */
  blanks: readonly Blank[];
  contributorId: string | null;
};

/** The blanks of a declaration. What stays empty stays a blank. */
export function DeclarationForm({ act, questionnaire, people, blanks, contributorId }: Props) {
  const t = useTranslations('statements.declaration');
  const locale = useLocale();
  const { reply, errors, pending, form } = useAct(act);
  const [touched, setTouched] = useState(false);
  useGuard(touched && !pending && !reply?.ok);
  return (
    <form {...form} onChange={() => setTouched(true)} className="grid max-w-3xl gap-6">
      <Field label={t('whose')} hint={t('whoseHint')} error={errors.contributorId}>
        <Select name="contributorId" defaultValue={contributorId ?? ''}>
          <option value="">{t('open')}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {questionnaire.questions.map((one, i) => (
        <Field key={one.key} label={`${i + 1}. ${one[locale]}`} hint={one.states[locale]}>
          <Textarea
            name={`blank.${one.key}`}
            maxLength={10_000}
            rows={2}
            dir="auto"
            defaultValue={blanks.find(({ key }) => key === one.key)?.text ?? ''}
          />
        </Field>
      ))}
      <FormStatus reply={reply} />
      <div>
        <SubmitButton pending={pending}>{t('save')}</SubmitButton>
      </div>
    </form>
  );
}
