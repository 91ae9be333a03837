'use client';

import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { DATA_KINDS, EVIDENCE_KINDS } from '@/lib/volumes/model';
import type { Listed } from './editing';

type Props = { listed: Listed; say(change: Partial<Listed>): void };

/** 证据种类, and of electronic data its kind by article 14: as counsel states them, or not stated. */
export function KindFields({ listed, say }: Props) {
  const t = useTranslations('volume.exhibit');
  return (
    <>
      <Field label={t('evidence')} hint={t('evidenceHint')}>
        <Select
          value={listed.evidence ?? ''}
          onChange={({ target }) =>
            say({ evidence: EVIDENCE_KINDS.find((one) => one === target.value) })
          }
        >
          <option value="">{t('forms.unsaid')}</option>
          {EVIDENCE_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`evidenceKinds.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('data')}>
        <Select
          value={listed.data ?? ''}
          onChange={({ target }) => say({ data: DATA_KINDS.find((one) => one === target.value) })}
        >
          <option value="">{t('forms.unsaid')}</option>
          {DATA_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`dataKinds.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
