'use client';

import { startTransition, useActionState, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { errorsOf, type FormAction } from '@/components/cases/form-action';
import { Checkbox, RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input, Textarea } from '@/components/ui/text-input';
import { DOSSIER_LANGUAGES, PAPERS } from '@/lib/entries/vocabulary';
import { formatter } from '@/lib/i18n/format';
import { ExhibitPicker } from './exhibit-picker';
import type { ExhibitPage, PickedExhibit } from './use-exhibit-search';

export type RequestFormProps = {
  action: FormAction;
  caseId: string;
  /** Entries in the ledger now. */
  size: number;
  exhibits: ExhibitPage;
};

/** Asks for whom, why, in which form, which state, and what stays back. */
export function RequestForm({ action, caseId, size, exhibits }: RequestFormProps) {
  const t = useTranslations('dossier');
  const format = formatter(useLocale());
  const [reply, submit, pending] = useActionState(action, null);
  const [withheld, setWithheld] = useState<PickedExhibit[]>([]);
  const [covers, setCovers] = useState('now');
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
      className="grid max-w-2xl gap-6"
    >
      <Field
        label={t('form.recipient')}
        hint={t('form.recipientHint')}
        error={errors.recipient}
        required
      >
        <Input name="recipient" maxLength={500} required autoComplete="off" />
      </Field>
      <Field label={t('form.reason')} hint={t('form.reasonHint')} error={errors.reason} required>
        <Textarea name="reason" maxLength={2000} required rows={3} />
      </Field>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <FieldGroup label={t('language.label')} error={errors.language}>
          <RadioGroup
            name="language"
            defaultValue="both"
            options={[...DOSSIER_LANGUAGES]
              .reverse()
              .map((value) => ({ value, label: t(`language.${value}`) }))}
          />
        </FieldGroup>
        <FieldGroup label={t('paper.label')} error={errors.paper}>
          <RadioGroup
            name="paper"
            defaultValue="A4"
            options={PAPERS.map((value) => ({ value, label: t(`paper.${value}`) }))}
          />
        </FieldGroup>
      </div>
      <FieldGroup label={t('form.covers')}>
        <RadioGroup
          name="covers"
          defaultValue="now"
          onChoose={setCovers}
          options={[
            {
              value: 'now',
              label: t('form.now'),
              hint: t('form.nowHint', { count: size, text: format.count(size) }),
            },
            { value: 'earlier', label: t('form.earlier'), hint: t('form.earlierHint') },
          ]}
        />
        {covers === 'earlier' && (
          <Field
            label={t('form.size')}
            hint={t('form.sizeHint', { size: format.count(size) })}
            error={errors.size}
            required
            className="mt-2 sm:ml-7"
          >
            <Input type="number" name="size" min={1} max={size} required className="sm:max-w-48" />
          </Field>
        )}
      </FieldGroup>
      <FieldGroup label={t('form.withhold')} hint={t('form.withholdHint')} error={errors.withheld}>
        {exhibits.exhibits.length === 0 ? (
          <p className="text-ink-2">{t('form.withholdNone')}</p>
        ) : (
          <ExhibitPicker
            caseId={caseId}
            first={exhibits}
            chosen={withheld}
            onChoose={setWithheld}
          />
        )}
        {withheld.length > 0 && (
          <Field
            label={t('form.withholdingReason')}
            hint={t('form.withholdingHint')}
            error={errors.withholdingReason}
            required
            className="mt-3"
          >
            <Textarea name="withholdingReason" maxLength={2000} required rows={2} />
          </Field>
        )}
      </FieldGroup>
      <Checkbox name="devices" value="1" label={t('form.devices')} hint={t('form.devicesHint')} />
      <div className="grid justify-items-start gap-4">
        <FormStatus reply={reply} />
        <SubmitButton pending={pending}>{t('form.submit')}</SubmitButton>
      </div>
    </form>
  );
}
