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
import type { RunDetail } from '@/lib/runs/dto';
import { SaidLater } from './said-later';

type Props = {
  /** Address of the case. */
  base: string;
  run: Pick<RunDetail, 'purpose' | 'note' | 'purposeSaid' | 'noteSaid' | 'request'>;
  /** Records what is said of the run; null where this person may not. */
  describe: Act | null;
};

/** What people say this run was for, and the way to say it. */
export function RunSaid({ base, run, describe }: Props) {
  const t = useTranslations('runs.run');
  const { purpose, note, purposeSaid, noteSaid } = run;
  const first = purposeSaid && run.request.purpose !== purpose ? run.request.purpose : '';
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
                <>
                  <span className="measure block font-serif">
                    <SafeText text={purpose} lines />
                  </span>
                  <SaidLater base={base} said={purposeSaid} />
                  {first !== '' && (
                    <p className="measure text-sm">
                      <span className="text-ink-2">{t('saidFirst')}</span>{' '}
                      <SafeText text={first} lines />
                    </p>
                  )}
                </>
              ),
          },
          {
            key: 'note',
            label: t('note'),
            value:
              note === '' ? (
                <span className="text-ink-2">{t('noNote')}</span>
              ) : (
                <>
                  <span className="measure block">
                    <SafeText text={note} lines />
                  </span>
                  <SaidLater base={base} said={noteSaid} />
                </>
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
