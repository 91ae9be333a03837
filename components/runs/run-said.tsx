'use client';

import { PencilLine } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ActDialog } from '@/components/exhibits/act-dialog';
import type { Act } from '@/components/exhibits/act-form';
import { Part } from '@/components/exhibits/part';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { KeyValues } from '@/components/ui/key-values';
import { Textarea } from '@/components/ui/text-input';

type Props = {
  purpose: string;
  note: string;
  /** Records what is said of the run; null where this person may not. */
  describe: Act | null;
};

/** What people say this run was for, and the way to say it. */
export function RunSaid({ purpose, note, describe }: Props) {
  const t = useTranslations('runs.run');
  return (
    <Part
      id="said"
      title={t('said')}
      actions={describe && <DescribeDialog purpose={purpose} note={note} act={describe} />}
    >
      <KeyValues
        items={[
          {
            key: 'purpose',
            label: t('purpose'),
            value:
              purpose === '' ? (
                <span className="text-ink-2">{t('noPurpose')}</span>
              ) : (
                <span className="measure block font-serif">
                  <SafeText text={purpose} lines />
                </span>
              ),
          },
          {
            key: 'note',
            label: t('note'),
            value:
              note === '' ? (
                <span className="text-ink-2">{t('noNote')}</span>
              ) : (
                <span className="measure block">
                  <SafeText text={note} lines />
                </span>
              ),
          },
        ]}
      />
    </Part>
  );
}

function DescribeDialog({ purpose, note, act }: { purpose: string; note: string; act: Act }) {
  const t = useTranslations('runs.run');
  return (
    <ActDialog
      act={act}
      trigger={
        <Button size="small" icon={<PencilLine aria-hidden />}>
          {t('describe')}
        </Button>
      }
      title={t('describe')}
      text={t('describeText')}
      submit={t('describeSubmit')}
      hidden={{ purposeWas: purpose, noteWas: note }}
      fields={(errors) => (
        <>
          <Field label={t('purpose')} hint={t('purposeHint')} error={errors.purpose}>
            <Textarea name="purpose" maxLength={4000} rows={3} defaultValue={purpose} />
          </Field>
          <Field label={t('note')} error={errors.note}>
            <Textarea name="note" maxLength={4000} rows={3} defaultValue={note} />
          </Field>
        </>
      )}
    />
  );
}
