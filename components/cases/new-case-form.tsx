'use client';

import { startTransition, useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import { CaseFacts, KindField } from './case-fields';
import { errorsOf, type FormAction } from './form-action';

/** Opens a case: two questions, and the rest for those who know it already. */
export function NewCaseForm({ action }: { action: FormAction }) {
  const t = useTranslations('cases');
  const [reply, submit, pending] = useActionState(action, null);
  const errors = errorsOf(reply);
  return (
    <form
      action={submit}
      onSubmit={(event) => {
        // Called by hand, so that a refusal does not empty what was typed.
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        startTransition(() => submit(form));
      }}
      className="grid max-w-xl gap-5"
    >
      <Field label={t('field.title')} hint={t('field.titleHint')} error={errors.title} required>
        <Input name="title" maxLength={300} required />
      </Field>
      <KindField errors={errors} />
      <Field
        label={t('field.workTitle')}
        hint={t('field.workHint')}
        error={errors['works.0.title']}
      >
        <Input name="workTitle" maxLength={300} />
      </Field>
      <details className="border-t border-hairline pt-3">
        <summary className="cursor-pointer font-medium">{t('new.more')}</summary>
        <p className="measure mt-1 mb-4 text-sm text-ink-2">{t('new.moreHint')}</p>
        <div className="grid gap-5">
          <CaseFacts errors={errors} />
          <Field
            label={t('field.disputeDate')}
            hint={t('field.disputeHint')}
            error={errors.disputeDate}
          >
            <Input type="date" name="disputeDate" />
          </Field>
        </div>
      </details>
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton pending={pending}>{t('new.submit')}</SubmitButton>
        <FormStatus reply={reply} />
      </div>
    </form>
  );
}
