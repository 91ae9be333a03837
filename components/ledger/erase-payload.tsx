'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';

/** Asks an owner for the ground of an erasure, after saying what goes, what stays and what not. */
export function ErasePayload({ action }: { action: FormAction }) {
  const t = useTranslations('ledger.erase');
  return (
    <ChangeDialog
      action={action}
      trigger={t('open')}
      title={t('title')}
      description={t('text')}
      submit={t('submit')}
      fields={(errors) => (
        <>
          <ul className="measure grid list-disc gap-1.5 pl-5 marker:text-ink-2">
            <li>{t('goes')}</li>
            <li>{t('stays')}</li>
            <li>{t('files')}</li>
          </ul>
          <Field label={t('reason')} hint={t('reasonHint')} error={errors.reason} required>
            <Textarea name="reason" maxLength={2000} required rows={3} />
          </Field>
          <Checkbox name="understood" required label={t('confirm')} />
        </>
      )}
    />
  );
}
