'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { type FormAction, fieldErrorsOf, UNSENT } from '@/components/accounts/form-state';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';

export type RenameFormProps = { workspaceId: string; name: string; action: FormAction };

/** The name of the workspace. */
export function RenameForm({ workspaceId, name, action }: RenameFormProps) {
  const t = useTranslations('workspace.settings');
  const [{ reply, typed }, send] = useActionState(action, UNSENT);
  return (
    <form action={send} className="grid max-w-md gap-4">
      <input type="hidden" name="workspaceId" value={workspaceId} />
      <Field label={t('name')} error={fieldErrorsOf(reply).name} required>
        <Input name="name" autoComplete="off" maxLength={120} defaultValue={typed.name ?? name} />
      </Field>
      <FormStatus reply={reply} done={t('saved')} />
      <div>
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </form>
  );
}
