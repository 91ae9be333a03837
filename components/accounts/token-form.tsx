'use client';

import { useTranslations } from 'use-intl';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import { TOKEN_DAYS } from '@/lib/accounts/model';
import { type FormState, fieldErrorsOf } from './form-state';

export type TokenFormProps = {
  sent: FormState<unknown>;
  send: (data: FormData) => void;
};

/** Asks what a new token is for, what it may do and how long it lives. */
export function TokenForm({ sent, send }: TokenFormProps) {
  const t = useTranslations('auth.account.tokens');
  const { reply, typed } = sent;
  const errors = fieldErrorsOf(reply);
  return (
    <form action={send} className="grid max-w-md gap-4">
      <Field label={t('name')} hint={t('nameHint')} error={errors.name} required>
        <Input name="name" autoComplete="off" maxLength={120} defaultValue={typed.name} />
      </Field>
      <FieldGroup label={t('scopes')} error={errors.scopes}>
        <RadioGroup
          name="scopes"
          defaultValue={typed.scopes ?? 'read'}
          options={[
            { value: 'read', label: t('read') },
            { value: 'read write', label: t('readWrite') },
          ]}
        />
      </FieldGroup>
      <Field label={t('days')} error={errors.days}>
        {/* A list that is emptied goes back to what it began with, so it begins anew. */}
        <Select key={typed.days ?? ''} name="days" defaultValue={typed.days ?? '90'}>
          {TOKEN_DAYS.map((days) => (
            <option key={days} value={days}>
              {t('daysOf', { count: days })}
            </option>
          ))}
        </Select>
      </Field>
      {reply && !reply.ok && <FormStatus reply={reply} />}
      <div>
        <SubmitButton variant="secondary">{t('create')}</SubmitButton>
      </div>
    </form>
  );
}
