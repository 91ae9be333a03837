'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/text-input';
import type { ContributorItem } from '@/lib/contributors/dto';
import { CONTRIBUTOR_STANDINGS } from '@/lib/entries/vocabulary';
import { AccountSelect, type Unlinked } from './account-forms';

type Errors = Record<string, string>;

/** What is known of a person, asked when naming one and changed later. */
function PersonFields({ errors, person }: { errors: Errors; person: ContributorItem | null }) {
  const t = useTranslations('people');
  return (
    <>
      <Field label={t('field.name')} hint={t('field.nameHint')} error={errors.name} required>
        <Input
          name="name"
          maxLength={300}
          required
          autoComplete="off"
          className="font-serif"
          defaultValue={person?.name}
        />
      </Field>
      <FieldGroup label={t('field.standing')} error={errors.standing}>
        <RadioGroup
          name="standing"
          defaultValue={person?.standing ?? 'member'}
          options={CONTRIBUTOR_STANDINGS.map((value) => ({
            value,
            label: t(`standing.${value}`),
            hint: t(`standing.${value}Hint`),
          }))}
        />
      </FieldGroup>
      <Field label={t('field.employer')} error={errors.employer}>
        <Input name="employer" maxLength={300} autoComplete="off" defaultValue={person?.employer} />
      </Field>
      <Field
        label={t('field.identity')}
        hint={t('field.identityHint')}
        error={errors.identityCheck}
      >
        <Input
          name="identityCheck"
          maxLength={1000}
          autoComplete="off"
          defaultValue={person?.identityCheck}
        />
      </Field>
      <Field label={t('field.note')} error={errors.note}>
        <Textarea name="note" maxLength={4000} rows={3} defaultValue={person?.note} />
      </Field>
    </>
  );
}

/** Names a person, with the account that acts for them if there is one. */
export function AddPerson({ unlinked, action }: { unlinked: Unlinked; action: FormAction }) {
  const t = useTranslations('people');
  return (
    <ChangeDialog
      action={action}
      trigger={t('add.open')}
      title={t('add.open')}
      description={t('add.text')}
      submit={t('add.submit')}
      wide
      fields={(errors) => (
        <>
          <PersonFields errors={errors} person={null} />
          {unlinked.length > 0 && (
            <Field
              label={t('field.account')}
              hint={t('field.accountHint')}
              error={errors.accountId}
            >
              <AccountSelect unlinked={unlinked} none={t('field.noAccount')} />
            </Field>
          )}
        </>
      )}
    />
  );
}

/** Changes what is known of a person. What stood before goes along, so that only changes count. */
export function AmendPerson({ person, action }: { person: ContributorItem; action: FormAction }) {
  const t = useTranslations('people');
  return (
    <ChangeDialog
      action={action}
      trigger={t('amend.open')}
      title={t('amend.open')}
      description={t('amend.text')}
      submit={t('amend.submit')}
      wide
      hidden={{
        'was.name': person.name,
        'was.standing': person.standing,
        'was.employer': person.employer,
        'was.identityCheck': person.identityCheck,
        'was.note': person.note,
      }}
      fields={(errors) => <PersonFields errors={errors} person={person} />}
    />
  );
}
