'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input } from '@/components/ui/text-input';
import type { RoleItem } from '@/lib/contributors/dto';
import { CONTRIBUTOR_ROLES, ROLE_STANDINGS } from '@/lib/entries/vocabulary';
import { hasStanding } from './role-line';

type FieldsProps = { errors: Record<string, string>; given: RoleItem | null };

/** The role, where the claim stands if it is one about authorship, and its period. */
function RoleFields({ errors, given }: FieldsProps) {
  const t = useTranslations('people');
  const [name, setName] = useState(given?.name ?? 'prompt_writer');
  const standing = given?.standing ?? 'asserted';
  return (
    <>
      <Field label={t('roles.role')} error={errors.name}>
        <Select
          name="name"
          defaultValue={name}
          onChange={(event) => {
            const chosen = CONTRIBUTOR_ROLES.find((one) => one === event.target.value);
            if (chosen) setName(chosen);
          }}
        >
          {CONTRIBUTOR_ROLES.map((one) => (
            <option key={one} value={one}>
              {t(`role.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {hasStanding({ name, standing }) && (
        <FieldGroup
          label={t('roleStanding.label')}
          hint={t('roleStanding.hint')}
          error={errors.standing}
        >
          <RadioGroup
            name="standing"
            defaultValue={standing}
            options={ROLE_STANDINGS.map((value) => ({
              value,
              label: t(`roleStanding.${value}`),
              hint: t(`roleStanding.${value}Hint`),
            }))}
          />
        </FieldGroup>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('roles.startsOn')} error={errors.startsOn}>
          <Input type="date" name="startsOn" defaultValue={given?.startsOn ?? ''} />
        </Field>
        <Field label={t('roles.endsOn')} error={errors.endsOn}>
          <Input type="date" name="endsOn" defaultValue={given?.endsOn ?? ''} />
        </Field>
      </div>
    </>
  );
}

/** Gives a role over a period. */
export function GiveRole({ action }: { action: FormAction }) {
  const t = useTranslations('people.roles');
  return (
    <ChangeDialog
      action={action}
      trigger={t('give')}
      title={t('give')}
      description={t('giveText')}
      submit={t('submit')}
      fields={(errors) => <RoleFields errors={errors} given={null} />}
    />
  );
}

/** States a role again: another period, another standing, or another word for it. */
export function RestateRole({ given, action }: { given: RoleItem; action: FormAction }) {
  const t = useTranslations('people.roles');
  return (
    <ChangeDialog
      action={action}
      trigger={t('restate')}
      title={t('restate')}
      description={t('restateText')}
      submit={t('submit')}
      hidden={{ roleId: given.id }}
      fields={(errors) => <RoleFields errors={errors} given={given} />}
    />
  );
}

/** Ends a role that has no end yet; everything else about it is stated as it was. */
export function EndRole({ given, action }: { given: RoleItem; action: FormAction }) {
  const t = useTranslations('people');
  return (
    <ChangeDialog
      action={action}
      trigger={t('roles.end')}
      title={t('roles.endTitle', { role: t(`role.${given.name}`) })}
      description={t('roles.endText')}
      submit={t('roles.submit')}
      hidden={{
        roleId: given.id,
        name: given.name,
        standing: given.standing,
        startsOn: given.startsOn ?? '',
      }}
      fields={(errors) => (
        <Field label={t('roles.endsOn')} error={errors.endsOn} required>
          <Input type="date" name="endsOn" required min={given.startsOn ?? undefined} />
        </Field>
      )}
    />
  );
}
