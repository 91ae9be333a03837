'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { type FormAction, fieldErrorsOf, UNSENT } from '@/components/accounts/form-state';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';

/** Opens a workspace of one's own. */
export function OpenWorkspaceForm({ action }: { action: FormAction }) {
  const t = useTranslations('workspace.home');
  const [{ reply, typed }, send] = useActionState(action, UNSENT);
  return (
    <form action={send} className="grid max-w-md gap-4">
      <Field label={t('name')} error={fieldErrorsOf(reply).name} required>
        <Input name="name" autoComplete="organization" maxLength={120} defaultValue={typed.name} />
      </Field>
      {reply && !reply.ok && <FormStatus reply={reply} />}
      <div>
        <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
      </div>
    </form>
  );
}
