'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import { FIELD_ROLES, type FieldRole } from '@/lib/authorship/vocabulary';
import type { FieldItem } from './about-prompt';
import { RefusalLine } from './refusal-line';
import { useStatement } from './use-statement';

/** Another field beside the positive one; free fields carry a label. */
export function AddField({ fields }: { fields: readonly FieldItem[] }) {
  const t = useTranslations('prompts');
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon={<Plus aria-hidden />}>{t('addField.open')}</Button>}
      title={t('addField.open')}
      description={t('addField.text')}
    >
      <FieldForm fields={fields} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function FieldForm({ fields, onDone }: { fields: readonly FieldItem[]; onDone(): void }) {
  const t = useTranslations('prompts');
  const common = useTranslations('common.act');
  const { state, pending, refusal } = useStatement();
  const left = FIELD_ROLES.filter(
    (role) => role === 'free' || !fields.some((field) => field.role === role),
  );
  const [role, setRole] = useState<FieldRole>(left[0] ?? 'free');
  return (
    <form
      className="grid gap-5"
      onSubmit={async (event) => {
        event.preventDefault();
        const label = String(new FormData(event.currentTarget).get('label') ?? '').trim();
        if (await state({ k: 'field', name: nameOf(role, fields), role, label })) onDone();
      }}
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
      <RefusalLine code={refusal} />
      <div className="flex flex-wrap justify-end gap-3">
        <DialogClose render={<Button>{common('cancel')}</Button>} />
        <SubmitButton pending={pending}>{t('addField.submit')}</SubmitButton>
      </div>
    </form>
  );
}

/** The key of the shared text: the role, or a number for free fields. */
function nameOf(role: FieldRole, fields: readonly FieldItem[]): string {
  if (role !== 'free') return role;
  let number = 1;
  while (fields.some((field) => field.name === `free_${number}`)) number += 1;
  return `free_${number}`;
}
