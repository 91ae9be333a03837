'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { type FormAction, fieldErrorsOf, UNSENT } from './form-state';
import { PasswordField } from './password-field';

export type ResetFormProps = { action: FormAction; token: string; email: string };

/** Chooses a new password with the link of a letter. */
export function ResetForm({ action, token, email }: ResetFormProps) {
  const t = useTranslations('auth.reset');
  const [{ reply }, send] = useActionState(action, UNSENT);
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      {/* Tells password managers which account the new password is for. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="newPassword"
        label={t('password')}
        autoComplete="new-password"
        error={fieldErrorsOf(reply).newPassword}
      />
      <FormStatus reply={reply} />
      <div>
        <SubmitButton>{t('submit')}</SubmitButton>
      </div>
    </form>
  );
}
