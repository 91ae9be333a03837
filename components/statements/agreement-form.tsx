'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Act, useAct } from '@/components/exhibits/act-form';
import { useGuard } from '@/components/exhibits/write-form';
import { Checkbox } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input, Textarea } from '@/components/ui/text-input';
import type { Named } from '@/lib/statements/dto';

type Props = {
  act: Act;
  people: readonly Named[];
  /** Words to start from: a draft, or the version before. */
  title: string;
  text: string;
  parties: readonly string[];
};

/** Words of an agreement, to be laid before their parties. */
export function AgreementForm({ act, people, title, text, parties }: Props) {
  const t = useTranslations('statements.agreement');
  const { reply, errors, pending, form } = useAct(act);
  const [touched, setTouched] = useState(false);
  useGuard(touched && !pending && !reply?.ok);
  return (
    <form {...form} onChange={() => setTouched(true)} className="grid max-w-3xl gap-6">
      <Field label={t('title')} error={errors.title} required>
        <Input name="title" maxLength={300} required defaultValue={title} />
      </Field>
      <Field label={t('words')} hint={t('wordsHint')} error={errors.text} required>
        <Textarea
          name="text"
          maxLength={60_000}
          required
          rows={18}
          dir="auto"
          className="font-serif"
          defaultValue={text}
        />
      </Field>
      <FieldGroup label={t('parties')} hint={t('partiesHint')} error={errors.parties} required>
        <div className="grid sm:grid-cols-2">
          {people.map(({ id, name }) => (
            <Checkbox
              key={id}
              name="parties"
              value={id}
              label={name}
              defaultChecked={parties.includes(id)}
            />
          ))}
        </div>
      </FieldGroup>
      <FormStatus reply={reply} />
      <div>
        <SubmitButton pending={pending}>{t('propose')}</SubmitButton>
      </div>
    </form>
  );
}
