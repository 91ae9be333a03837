'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/text-input';
import { ANSWER_MEANINGS } from '@/lib/entries/vocabulary';

type Props = { own: readonly { id: string; name: string }[]; action: FormAction };

/** A contributor says what an act of the record was to him. */
export function AnswerAct({ own, action }: Props) {
  const t = useTranslations('review.answer');
  return (
    <ChangeDialog
      action={action}
      trigger={t('open')}
      title={t('dialog')}
      description={t('dialogText')}
      submit={t('submit')}
      fields={(errors) => (
        <>
          <Field label={t('who')} error={errors.contributorId}>
            <Select name="contributorId">
              {own.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <FieldGroup label={t('meaning')} error={errors.meaning}>
            <RadioGroup
              name="meaning"
              required
              options={ANSWER_MEANINGS.map((value) => ({ value, label: t(`meanings.${value}`) }))}
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
