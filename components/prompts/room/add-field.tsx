'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input } from '@/components/ui/text-input';
import { FIELD_ROLES, type FieldRole } from '@/lib/authorship/vocabulary';
import type { FieldItem } from './about-prompt';
import { AddDialog } from './add-dialog';
import { StatementForm, wordsOf } from './statement-form';

/** Another field beside the positive one; free fields carry a label. */
export function AddField({ fields }: { fields: readonly FieldItem[] }) {
  const t = useTranslations('prompts.addField');
  return (
    <AddDialog label={t('open')} description={t('text')}>
      {(close) => <FieldForm fields={fields} onDone={close} />}
    </AddDialog>
  );
}

function FieldForm({ fields, onDone }: { fields: readonly FieldItem[]; onDone(): void }) {
  const t = useTranslations('prompts');
  const left = FIELD_ROLES.filter(
    (role) => role === 'free' || !fields.some((field) => field.role === role),
  );
  const [role, setRole] = useState<FieldRole>(left[0] ?? 'free');
  return (
    <StatementForm
      submit={t('addField.submit')}
      onDone={onDone}
      bodyOf={(form) => ({
        k: 'field',
        name: nameOf(role, fields),
        role,
        label: wordsOf(form, 'label').trim(),
      })}
    >
      <Field label={t('addField.role')}>
        <Select
          value={role}
          onChange={(event) => setRole(left.find((one) => one === event.target.value) ?? 'free')}
        >
          {left.map((one) => (
            <option key={one} value={one}>
              {t(`field.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('addField.label')} hint={t('addField.labelHint')} required={role === 'free'}>
        <Input name="label" maxLength={80} key={role} />
      </Field>
    </StatementForm>
  );
}

/** The key of the shared text: the role, or a number for free fields. */
function nameOf(role: FieldRole, fields: readonly FieldItem[]): string {
  if (role !== 'free') return role;
  let number = 1;
  while (fields.some((field) => field.name === `free_${number}`)) number += 1;
  return `free_${number}`;
}
