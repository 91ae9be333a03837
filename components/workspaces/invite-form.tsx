'use client';

import { useActionState } from 'react';
import { useTranslations } from 'use-intl';
import { type FormAction, fieldErrorsOf, UNSENT } from '@/components/accounts/form-state';
import { Banner } from '@/components/ui/banner';
import { RadioGroup } from '@/components/ui/choices';
import { CopyButton } from '@/components/ui/copy-button';
import { Field, FieldGroup } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { Select } from '@/components/ui/select';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import type { Access } from '@/lib/access/policy';

export type InviteFormProps = {
  workspaceId: string;
  /** Levels the reader may offer. */
  offers: readonly Access[];
  cases: readonly { id: string; title: string }[];
  deliversMail: boolean;
  action: FormAction<{ invitationId: string; link: string }>;
};

/** Writes an invitation and shows its link, once. */
export function InviteForm({ workspaceId, offers, cases, deliversMail, action }: InviteFormProps) {
  const t = useTranslations('workspace');
  const common = useTranslations('common.act');
  const [{ reply, typed }, send] = useActionState(action, UNSENT);
  const errors = fieldErrorsOf(reply);
  const kept = reply?.ok ? {} : typed;
  const guests = offers.includes('guest') && cases.length > 0;
  return (
    <div className="grid gap-4">
      <div role="status" className="empty:hidden">
        {reply?.ok && (
          <Banner title={t('invite.made', { email: typed.email ?? '' })}>
            <p>{t(deliversMail ? 'invite.sends' : 'invite.handOver')}</p>
            <p className="mt-1 flex flex-wrap items-center gap-2">
              <code className="break-all select-all">{reply.data.link}</code>
              <CopyButton value={reply.data.link} label={common('copy')} words />
            </p>
          </Banner>
        )}
      </div>
      <form action={send} className="grid max-w-xl gap-4">
        <input type="hidden" name="workspaceId" value={workspaceId} />
        <Field label={t('invite.email')} error={errors.email} required>
          <Input
            name="email"
            type="email"
            autoComplete="off"
            maxLength={254}
            defaultValue={kept.email}
          />
        </Field>
        <FieldGroup label={t('invite.access')} error={errors.access} required>
          <RadioGroup
            key={kept.access ?? ''}
            name="access"
            defaultValue={kept.access || 'member'}
            options={offers
              .filter((level) => level !== 'guest' || guests)
              .map((level) => ({
                value: level,
                label: t(`access.${level}.name`),
                hint: t(`access.${level}.about`),
              }))}
          />
        </FieldGroup>
        {guests && (
          <Field label={t('invite.case')} error={errors.caseId}>
            <Select key={kept.caseId ?? ''} name="caseId" defaultValue={kept.caseId ?? ''}>
              <option value="">{t('invite.noCase')}</option>
              {cases.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {reply && !reply.ok && <FormStatus reply={reply} />}
        <div>
          <SubmitButton>{t('invite.submit')}</SubmitButton>
        </div>
      </form>
    </div>
  );
}
