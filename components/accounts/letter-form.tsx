'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '@/components/ui/banner';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import { type FormAction, fieldErrorsOf, UNSENT } from './form-state';

export type LetterFormProps = {
  action: FormAction;
  /** Asking for an account, or for a new password. */
  ask: 'register' | 'forgot';
  deliversMail: boolean;
};

/** Asks for a letter with a link. The answer never tells whether the e-mail has an account. */
export function LetterForm({ action, ask, deliversMail }: LetterFormProps) {
  const t = useTranslations('auth');
  const [{ reply, typed }, send] = useActionState(action, UNSENT);
  const errors = fieldErrorsOf(reply);
  const back = (
    <Link href="/sign-in" className="link">
      {t('forgot.back')}
    </Link>
  );
  if (reply?.ok) {
    return (
      <div className="grid gap-4">
        <div role="status">
          <Banner title={t(`${ask}.sentTitle`)}>
            <p>{t(`${ask}.sentText`)}</p>
            {!deliversMail && <p className="mt-2">{t('forgot.outbox')}</p>}
          </Banner>
        </div>
        <p>{back}</p>
      </div>
    );
  }
  return (
    <form action={send} className="grid gap-4">
      {ask === 'register' && (
        <Field label={t('setUp.name')} hint={t('setUp.nameHint')} error={errors.name} required>
          <Input name="name" autoComplete="name" maxLength={120} defaultValue={typed.name} />
        </Field>
      )}
      <Field label={t('signIn.email')} error={errors.email} required>
        <Input
          name="email"
          type="email"
          autoComplete="username"
          maxLength={254}
          defaultValue={typed.email}
        />
      </Field>
      <FormStatus reply={reply} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton>{t(`${ask}.submit`)}</SubmitButton>
        {back}
      </div>
    </form>
  );
}
