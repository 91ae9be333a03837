'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';

type Props = { itemId: string; version: number; action: FormAction };

/** Takes an item of the desk back, with the reason. */
export function WithdrawItem({ itemId, version, action }: Props) {
  const t = useTranslations('desk.act');
  return (
    <ChangeDialog
      action={action}
      trigger={t('withdraw')}
      title={t('withdrawTitle')}
      description={t('withdrawText')}
      submit={t('withdraw')}
      hidden={{ itemId, version: String(version) }}
      fields={(errors) => (
        <Field label={t('reason')} error={errors.reason} required>
          <Textarea name="reason" maxLength={2000} required rows={3} />
        </Field>
      )}
    />
  );
}
