'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { VisibleTo } from '@/components/desk/visible-to';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/text-input';
import type { Notes } from '@/lib/review/dto';
import { COUNSEL_MARKS } from '@/lib/review/model';

/** Counsel notes something for themselves and for other counsel they name. */
export function WriteNote({ readers, action }: { readers: Notes['readers']; action: FormAction }) {
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
          <VisibleTo readers={readers} error={errors.sharedWith} />
        </>
      )}
    />
  );
}
