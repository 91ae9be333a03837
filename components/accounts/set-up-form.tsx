'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import { type FormAction, fieldErrorsOf, UNSENT } from './form-state';
import { PasswordField } from './password-field';

export type SetUpFormProps = {
  action: FormAction;
  /** The start command printed a code that must be given. */
  codeNeeded: boolean;
};

/** The first account and its workspace. */
export function SetUpForm({ action, codeNeeded }: SetUpFormProps) {
  const t = useTranslations('auth');
  const [{ reply, typed }, send] = useActionState(action, UNSENT);
  const errors = fieldErrorsOf(reply);
  return (
    <form action={send} className="grid gap-4">
      {codeNeeded && (
        <Field label={t('setUp.code')} hint={t('setUp.codeHint')} error={errors.code} required>
          <Input name="code" autoComplete="off" className="font-mono" defaultValue={typed.code} />
        </Field>
      )}
      <Field label={t('setUp.name')} hint={t('setUp.nameHint')} error={errors.name} required>
        <Input name="name" autoComplete="name" maxLength={120} defaultValue={typed.name} />
      </Field>
      <Field label={t('signIn.email')} error={errors.email} required>
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
        label={t('signIn.password')}
        autoComplete="new-password"
        error={errors.password}
      />
      <Field
        label={t('setUp.workspace')}
        hint={t('setUp.workspaceHint')}
        error={errors.workspace}
        required
      >
        <Input
          name="workspace"
          autoComplete="organization"
          maxLength={120}
          defaultValue={typed.workspace}
        />
      </Field>
      <FormStatus reply={reply} />
      <div>
        <SubmitButton>{t('setUp.submit')}</SubmitButton>
      </div>
    </form>
  );
}
