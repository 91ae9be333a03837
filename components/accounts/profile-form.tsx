'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import type { Me } from '@/lib/accounts/dto';
import { LOCALES, languageTag } from '@/lib/i18n/locale';
import { type FormAction, fieldErrorsOf, UNSENT } from './form-state';

/** The name others see, and the language of letters and pages. */
export function ProfileForm({ me, action }: { me: Me; action: FormAction }) {
  const t = useTranslations('auth.account');
  const languages = useTranslations('common.language');
  const [{ reply, typed }, send] = useActionState(action, UNSENT);
  const errors = fieldErrorsOf(reply);
  const locale = typed.locale ?? me.locale;
  return (
    <form action={send} className="grid max-w-md gap-4">
      <Field label={t('email')}>
        <Input type="email" value={me.email} readOnly autoComplete="email" />
      </Field>
      <Field label={t('name')} hint={t('nameNote')} error={errors.name} required>
        <Input
          name="name"
          autoComplete="name"
          maxLength={120}
          defaultValue={typed.name ?? me.name}
        />
      </Field>
      <Field label={t('language')} error={errors.locale}>
        {/* Anew when it changes: a form that was sent falls back to what it was first shown with. */}
        <Select key={locale} name="locale" defaultValue={locale}>
          {LOCALES.map((value) => (
            <option key={value} value={value} lang={languageTag(value)}>
              {languages(value)}
            </option>
          ))}
        </Select>
      </Field>
      <FormStatus reply={reply} done={t('saved')} />
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </form>
  );
}
