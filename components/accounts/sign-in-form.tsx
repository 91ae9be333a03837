'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import { type FormAction, fieldErrorsOf, UNSENT } from './form-state';
import { PasswordField } from './password-field';

/** E-mail and password. `next` is the path to go to, checked again by the action. */
export function SignInForm({ action, next }: { action: FormAction; next: string }) {
  const t = useTranslations('auth.signIn');
  const [{ reply, typed }, send] = useActionState(action, UNSENT);
  const errors = fieldErrorsOf(reply);
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="next" value={next} />
      <Field label={t('email')} error={errors.email} required>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          maxLength={254}
          defaultValue={typed.email}
        />
      </Field>
      <PasswordField
        name="password"
        label={t('password')}
        autoComplete="current-password"
        error={errors.password}
      />
      <FormStatus reply={reply} />
      <div>
        <SubmitButton>{t('submit')}</SubmitButton>
      </div>
    </form>
  );
}
