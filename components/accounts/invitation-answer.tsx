'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '@/components/ui/banner';
import { Button, ButtonLink } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import type { Me } from '@/lib/accounts/dto';
import type { InvitationOffer } from '@/lib/workspaces/dto';
import { type FormAction, fieldErrorsOf, UNSENT } from './form-state';
import { PasswordField } from './password-field';

export type InvitationAnswerProps = {
  token: string;
  offer: InvitationOffer;
  me: Me | null;
  accept: FormAction;
  join: FormAction;
  signOut: (data: FormData) => Promise<void>;
};

/** The way to take an invitation up, by who is reading it. */
export function InvitationAnswer({
  token,
  offer,
  me,
  accept,
  join,
  signOut,
}: InvitationAnswerProps) {
  const t = useTranslations('auth.invitation');
  const here = `/invitation/${token}`;
  if (me && me.email.toLowerCase() !== offer.email) {
    return (
      <Banner
        tone="warning"
        title={t('otherTitle')}
        action={
          <form action={signOut}>
            <input type="hidden" name="next" value={here} />
            <Button type="submit">{t('signOut')}</Button>
          </form>
        }
      >
        {t('otherText', { signedIn: me.email, invited: offer.email })}
      </Banner>
    );
  }
  if (me) return <AcceptForm action={accept} token={token} me={me} />;
  if (offer.hasAccount) {
    return (
      <div className="grid gap-3">
        <p>{t('hasAccount')}</p>
        <div>
          <ButtonLink variant="primary" href={`/sign-in?next=${encodeURIComponent(here)}`}>
            {t('signIn')}
          </ButtonLink>
        </div>
      </div>
    );
  }
  return <JoinForm action={join} token={token} email={offer.email} />;
}

function AcceptForm({ action, token, me }: { action: FormAction; token: string; me: Me }) {
  const t = useTranslations('auth.invitation');
  const [{ reply }, send] = useActionState(action, UNSENT);
  return (
    <form action={send} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <p>{t('as', { name: me.name, email: me.email })}</p>
      <FormStatus reply={reply} />
      <div>
        <SubmitButton>{t('accept')}</SubmitButton>
      </div>
    </form>
  );
}

function JoinForm({ action, token, email }: { action: FormAction; token: string; email: string }) {
  const t = useTranslations('auth');
  const [{ reply, typed }, send] = useActionState(action, UNSENT);
  const errors = fieldErrorsOf(reply);
  return (
    <form action={send} className="grid gap-4">
      <div>
        <h2 className="font-serif text-xl font-semibold">{t('invitation.joinTitle')}</h2>
        <p className="measure text-ink-2">{t('invitation.joinText', { email })}</p>
      </div>
      <input type="hidden" name="token" value={token} />
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field label={t('setUp.name')} hint={t('setUp.nameHint')} error={errors.name} required>
        <Input name="name" autoComplete="name" maxLength={120} defaultValue={typed.name} />
      </Field>
      <PasswordField
        name="password"
        label={t('signIn.password')}
        autoComplete="new-password"
        error={errors.password}
      />
      <FormStatus reply={reply} />
      <div>
        <SubmitButton>{t('invitation.join')}</SubmitButton>
      </div>
    </form>
  );
}
