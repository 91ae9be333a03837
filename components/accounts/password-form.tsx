'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Time } from '@/components/ui/time';
import { type FormAction, fieldErrorsOf, UNSENT } from './form-state';
import { PasswordField } from './password-field';

export type PasswordFormProps = {
  email: string;
  /** ISO 8601. */
  changedAt: string;
  action: FormAction<{ ended: number }>;
};

/** Changes the password; needs the present one. */
export function PasswordForm({ email, changedAt, action }: PasswordFormProps) {
  const t = useTranslations('auth.account.password');
  const [{ reply }, send] = useActionState(action, UNSENT);
  const errors = fieldErrorsOf(reply);
  return (
    <form action={send} className="grid max-w-md gap-4">
      <p className="text-sm text-ink-2">
        {t.rich('changedAt', { time: () => <Time at={changedAt} precision="minute" /> })}
      </p>
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="currentPassword"
        label={t('current')}
        autoComplete="current-password"
        error={errors.currentPassword}
      />
      <PasswordField
        name="newPassword"
        label={t('new')}
        autoComplete="new-password"
        error={errors.newPassword}
      />
      <FormStatus
        reply={reply}
        done={reply?.ok ? t('done', { count: reply.data.ended }) : undefined}
      />
      <div>
        <SubmitButton>{t('submit')}</SubmitButton>
      </div>
    </form>
  );
}
