'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { visibleName } from '@/components/exhibits/visible-name';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/text-input';

/** Accounts with access to the case that act for nobody in it yet. */
export type Unlinked = readonly { accountId: string; displayName: string }[];

/** One of the accounts, or none where `none` says how that is called. */
export function AccountSelect({ unlinked, none }: { unlinked: Unlinked; none?: string }) {
  return (
    <Select name="accountId">
      {none !== undefined && <option value="">{none}</option>}
      {unlinked.map((one) => (
        <option key={one.accountId} value={one.accountId}>
          {visibleName(one.displayName)}
        </option>
      ))}
    </Select>
  );
}

/** Says that an account acts for a person. */
export function LinkAccount({ unlinked, action }: { unlinked: Unlinked; action: FormAction }) {
  const t = useTranslations('people.accounts');
  return (
    <ChangeDialog
      action={action}
      trigger={t('link')}
      title={t('link')}
      description={t('linkText')}
      submit={t('submit')}
      fields={(errors) => (
        <Field label={t('account')} error={errors.accountId}>
          <AccountSelect unlinked={unlinked} />
        </Field>
      )}
    />
  );
}

type UnlinkProps = { account: { accountId: string; displayName: string }; action: FormAction };

/** Takes the link of an account back, with the reason. */
export function UnlinkAccount({ account, action }: UnlinkProps) {
  const t = useTranslations('people');
  return (
    <ChangeDialog
      action={action}
      trigger={t('accounts.unlink')}
      title={t('accounts.unlinkTitle', { account: visibleName(account.displayName) })}
      description={t('accounts.unlinkText')}
      submit={t('accounts.submit')}
      hidden={{ accountId: account.accountId }}
      fields={(errors) => (
        <Field
          label={t('field.reason')}
          hint={t('field.reasonHint')}
          error={errors.reason}
          required
        >
          <Textarea name="reason" maxLength={2000} required rows={3} />
        </Field>
      )}
    />
  );
}
