'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { Checkbox } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/text-input';
import type { Notes } from '@/lib/review/dto';
import { COUNSEL_MARKS } from '@/lib/review/model';

/** Counsel notes something for themselves and for other counsel they name. */
export function WriteNote({ others, action }: { others: Notes['others']; action: FormAction }) {
  const t = useTranslations('review.notes');
  return (
    <ChangeDialog
      action={action}
      trigger={t('write')}
      title={t('dialog')}
      description={t('text')}
      submit={t('submit')}
      fields={(errors) => (
        <>
          <Field label={t('words')} error={errors.text}>
            <Textarea name="text" maxLength={20_000} rows={5} />
          </Field>
          <Field label={t('mark')} error={errors.mark}>
            <Select name="mark">
              <option value="">{t('noMark')}</option>
              {COUNSEL_MARKS.map((mark) => (
                <option key={mark} value={mark}>
                  {t(`marks.${mark}`)}
                </option>
              ))}
            </Select>
          </Field>
          {others.length > 0 && (
            <FieldGroup label={t('share')} error={errors.sharedWith}>
              {others.map(({ accountId, name }) => (
                <Checkbox key={accountId} name="sharedWith" value={accountId} label={name} />
              ))}
            </FieldGroup>
          )}
        </>
      )}
    />
  );
}
