'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/text-input';
import { AGREEMENT_ANSWERS } from '@/lib/entries/vocabulary';
import type { Named } from '@/lib/statements/dto';

/** A party accepts or declines the present words for himself. */
export function AnswerAgreement({ own, action }: { own: readonly Named[]; action: FormAction }) {
  const t = useTranslations('statements.agreement');
  return (
    <ChangeDialog
      action={action}
      trigger={t('answer')}
      title={t('answerTitle')}
      description={t('answerText')}
      submit={t('answerSubmit')}
      fields={(errors) => (
        <>
          <Field label={t('as')} error={errors.contributorId}>
            <Select name="contributorId">
              {own.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <FieldGroup label={t('yourAnswer')} error={errors.answer} required>
            <RadioGroup
              name="answer"
              required
              options={AGREEMENT_ANSWERS.map((value) => ({ value, label: t(`answers.${value}`) }))}
            />
          </FieldGroup>
          <Field label={t('reason')} error={errors.reason}>
            <Textarea name="reason" maxLength={4000} rows={3} />
          </Field>
        </>
      )}
    />
  );
}
