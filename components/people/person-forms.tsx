'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import type { ContributorItem, RoleItem } from '@/lib/contributors/dto';
import { CONTRIBUTOR_ROLES, CONTRIBUTOR_STANDINGS, ROLE_STANDINGS } from '@/lib/entries/vocabulary';

type Unlinked = readonly { accountId: string; displayName: string }[];

/** Names a person, or changes what is known of one. */
export function PersonForm({
  person,
  unlinked,
  action,
}: {
  person: ContributorItem | null;
  unlinked: Unlinked;
  action: FormAction;
}) {
  const t = useTranslations('people');
  const title = person ? t('amend') : t('add');
  return (
    <ChangeDialog
      action={action}
      trigger={title}
      title={title}
      description={person ? t('amendText') : t('addText')}
      submit={t('save')}
      wide
      hidden={person ? { contributorId: person.id } : {}}
      fields={(errors) => (
        <>
          <Field label={t('name')} hint={t('nameHint')} error={errors.name} required>
            <Input name="name" maxLength={300} required defaultValue={person?.name} />
          </Field>
          <Field label={t('standing')} error={errors.standing}>
            <Select name="standing" defaultValue={person?.standing ?? 'member'}>
              {CONTRIBUTOR_STANDINGS.map((standing) => (
                <option key={standing} value={standing}>
                  {t(`standingWord.${standing}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('employer')} error={errors.employer}>
            <Input name="employer" maxLength={300} defaultValue={person?.employer} />
          </Field>
          <Field label={t('identity')} hint={t('identityHint')} error={errors.identityCheck}>
            <Input name="identityCheck" maxLength={1000} defaultValue={person?.identityCheck} />
          </Field>
          <Field label={t('note')} error={errors.note}>
            <Textarea name="note" maxLength={4000} rows={3} defaultValue={person?.note} />
          </Field>
          {!person && unlinked.length > 0 && (
            <Field label={t('account')} hint={t('accountHint')} error={errors.accountId}>
              <Select name="accountId" defaultValue="">
                <option value="">{t('noAccount')}</option>
                {unlinked.map((one) => (
                  <option key={one.accountId} value={one.accountId}>
                    {one.displayName}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </>
      )}
    />
  );
}

/** Gives a role over a period, or restates one. */
export function RoleForm({
  personId,
  given,
  action,
}: {
  personId: string;
  given: RoleItem | null;
  action: FormAction;
}) {
  const t = useTranslations('people');
  const title = given ? t('restateRole') : t('giveRole');
  return (
    <ChangeDialog
      action={action}
      trigger={title}
      title={title}
      description={t('roleText')}
      submit={t('save')}
      hidden={{ contributorId: personId, ...(given ? { roleId: given.id } : {}) }}
      fields={(errors) => (
        <>
          <Field label={t('role')} error={errors.name}>
            <Select name="name" defaultValue={given?.name}>
              {CONTRIBUTOR_ROLES.map((name) => (
                <option key={name} value={name}>
                  {t(`roleWord.${name}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('roleStanding')} error={errors.standing}>
            <Select name="standing" defaultValue={given?.standing ?? 'asserted'}>
              {ROLE_STANDINGS.map((standing) => (
                <option key={standing} value={standing}>
                  {t(`roleStandingWord.${standing}`)}
                </option>
              ))}
            </Select>
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('from')} error={errors.startsOn}>
              <Input type="date" name="startsOn" defaultValue={given?.startsOn ?? ''} />
            </Field>
            <Field label={t('to')} error={errors.endsOn}>
              <Input type="date" name="endsOn" defaultValue={given?.endsOn ?? ''} />
            </Field>
          </div>
        </>
      )}
    />
  );
}

/** Says that an account acts for a person. */
export function LinkForm({
  personId,
  unlinked,
  action,
}: {
  personId: string;
  unlinked: Unlinked;
  action: FormAction;
}) {
  const t = useTranslations('people');
  return (
    <ChangeDialog
      action={action}
      trigger={t('link')}
      title={t('link')}
      description={t('accountHint')}
      submit={t('save')}
      hidden={{ contributorId: personId }}
      fields={(errors) => (
        <Field label={t('account')} error={errors.accountId}>
          <Select name="accountId">
            {unlinked.map((one) => (
              <option key={one.accountId} value={one.accountId}>
                {one.displayName}
              </option>
            ))}
          </Select>
        </Field>
      )}
    />
  );
}

/** Takes the link of an account back, with the reason. */
export function UnlinkForm({
  personId,
  accountId,
  action,
}: {
  personId: string;
  accountId: string;
  action: FormAction;
}) {
  const t = useTranslations('people');
  return (
    <ChangeDialog
      action={action}
      trigger={t('unlink')}
      title={t('unlink')}
      description={t('unlinkText')}
      submit={t('save')}
      hidden={{ contributorId: personId, accountId }}
      fields={(errors) => (
        <Field label={t('reason')} error={errors.reason} required>
          <Textarea name="reason" maxLength={2000} required rows={3} />
        </Field>
      )}
    />
  );
}
