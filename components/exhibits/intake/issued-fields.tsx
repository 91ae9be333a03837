'use client';

import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { ISSUERS } from '@/lib/entries/vocabulary';
import type { FieldErrors } from '@/lib/kernel/errors';
import type { OwnSettings } from './settings';

type Props = {
  own: OwnSettings;
  errors: FieldErrors;
  onChange(change: Partial<OwnSettings>): void;
};

/** Who issued a document, where nobody of the case did, and how that party can be asked. */
export function IssuedFields({ own, errors, onChange }: Props) {
  const t = useTranslations('exhibits');
  return (
    <>
      <Field label={t('intake.issuer')} hint={t('intake.issuerHint')} error={errors.issuer}>
        <Select
          value={own.issuer}
          onChange={({ target }) =>
            onChange({ issuer: ISSUERS.find((one) => one === target.value) ?? '' })
          }
        >
          <option value="">{t('intake.noIssuer')}</option>
          {ISSUERS.map((one) => (
            <option key={one} value={one}>
              {t(`issuers.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {own.issuer !== '' && (
        <>
          <Field label={t('intake.issuedBy')} error={errors.issuedBy} required>
            <Input
              maxLength={300}
              defaultValue={own.issuedBy}
              onChange={({ target }) => onChange({ issuedBy: target.value })}
            />
          </Field>
          <Field
            label={t('intake.verification')}
            hint={t('intake.verificationHint')}
            error={errors.verification}
            required
          >
            <Textarea
              rows={2}
              maxLength={2000}
              defaultValue={own.verification}
              onChange={({ target }) => onChange({ verification: target.value })}
            />
          </Field>
        </>
      )}
    </>
  );
}
