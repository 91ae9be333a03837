'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { VisibleTo } from '@/components/desk/visible-to';
import { Checkbox } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/text-input';
import { ELEMENTS } from '@/lib/entries/vocabulary';
import type { Notes } from '@/lib/review/dto';
import { COUNSEL_MARKS } from '@/lib/review/model';

/** Counsel notes something for themselves and for other counsel they name. */
export function WriteNote({ readers, action }: { readers: Notes['readers']; action: FormAction }) {
  const t = useTranslations('review.notes');
  const titles = useTranslations('review.element');
  return (
    <ChangeDialog
      action={action}
      trigger={t('write')}
      title={t('dialog')}
      description={t('text')}
      submit={t('submit')}
      wide
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
          <FieldGroup label={t('elements')} hint={t('elementsHint')} error={errors.elements}>
            <div className="grid max-h-56 overflow-y-auto sm:grid-cols-2">
              {ELEMENTS.map((element) => (
                <Checkbox
                  key={element}
                  name="elements"
                  value={element}
                  label={`${element} · ${titles(`${element}.title`)}`}
                />
              ))}
            </div>
          </FieldGroup>
          <VisibleTo readers={readers} error={errors.sharedWith} />
        </>
      )}
    />
  );
}
