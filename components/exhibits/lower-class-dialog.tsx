'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';
import { CAPTURE_CLASSES, type CaptureClass } from '@/lib/entries/vocabulary';
import { mayLower } from '@/lib/exhibits/model';
import { ActDialog } from './act-dialog';
import type { Act } from './act-form';

/** Lowers a class, with the reason. Offered only where a lower one exists. */
export function LowerClassDialog({ from, act }: { from: CaptureClass; act: Act }) {
  const t = useTranslations('exhibits.class');
  const words = useTranslations('common.class');
  const lower = CAPTURE_CLASSES.filter((to) => mayLower(from, to));
  if (lower.length === 0) return null;
  return (
    <ActDialog
      act={act}
      trigger={<Button size="small">{t('lower')}</Button>}
      title={t('lower')}
      text={t('lowerText')}
      submit={t('submit')}
      fields={(errors) => (
        <>
          <FieldGroup label={t('to')} error={errors.to} required>
            <RadioGroup
              name="to"
              required
              options={lower.map((to) => ({
                value: to,
                label: words('label', { letter: to.replace('-', '−'), word: words(`word.${to}`) }),
                ...(to === 'E' ? { hint: t('toE') } : {}),
              }))}
            />
          </FieldGroup>
          <Field label={t('reason')} hint={t('reasonHint')} error={errors.reason} required>
            <Textarea name="reason" maxLength={2000} required rows={3} />
          </Field>
        </>
      )}
    />
  );
}
