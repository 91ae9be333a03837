'use client';

import { useTranslations } from 'use-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import type { CaseHead, CaseWork } from '@/lib/cases/dto';
import { STATUS_MOVES } from '@/lib/cases/model';
import { CaseFacts, KindField } from './case-fields';
import { ChangeDialog } from './change-dialog';
import type { FormAction } from './form-action';

type Props = { head: CaseHead; action: FormAction };

function ReasonField({ error }: { error: string | undefined }) {
  const t = useTranslations('cases.field');
  return (
    <Field label={t('reason')} hint={t('reasonHint')} error={error} required>
      <Textarea name="reason" maxLength={2000} required rows={3} />
    </Field>
  );
}

/** Title, kind, party, side, forums and language. */
export function AmendCase({ head, action }: Props) {
  const t = useTranslations('cases');
  return (
    <ChangeDialog
      action={action}
      trigger={t('overview.amend')}
      title={t('overview.amend')}
      description={t('overview.amendText')}
      submit={t('overview.save')}
      wide
      fields={(errors) => (
        <>
          <Field label={t('field.title')} error={errors.title} required>
            <Input name="title" maxLength={300} required defaultValue={head.title} />
          </Field>
          <KindField errors={errors} value={head.kind} />
          <CaseFacts errors={errors} values={head} />
        </>
      )}
    />
  );
}

/** The day of the first sign of dispute, with the reason for setting or moving it. */
export function SetDisputeDate({ head, action }: Props) {
  const t = useTranslations('cases');
  const title = head.disputeDate ? t('overview.disputeChange') : t('overview.dispute');
  return (
    <ChangeDialog
      action={action}
      trigger={title}
      title={title}
      description={t('overview.disputeText')}
      submit={t('overview.save')}
      fields={(errors) => (
        <>
          <Field label={t('field.disputeDate')} hint={t('field.disputeHint')} error={errors.date}>
            <Input type="date" name="date" defaultValue={head.disputeDate ?? ''} />
          </Field>
          <ReasonField error={errors.reason} />
        </>
      )}
    />
  );
}

/** The next status, of those that may follow. */
export function SetStatus({ head, action }: Props) {
  const t = useTranslations('cases');
  const status = useTranslations('shell.status');
  return (
    <ChangeDialog
      action={action}
      trigger={t('overview.status')}
      title={t('overview.status')}
      description={t('overview.statusText')}
      submit={t('overview.save')}
      fields={(errors) => (
        <>
          <Field label={t('field.status')} error={errors.to}>
            <Select name="to">
              {STATUS_MOVES[head.status].map((to) => (
                <option key={to} value={to}>
                  {status(to)}
                </option>
              ))}
            </Select>
          </Field>
          <ReasonField error={errors.reason} />
        </>
      )}
    />
  );
}

/** A work at issue, new or stated again. */
export function RecordWork({ work, action }: { work: CaseWork | null; action: FormAction }) {
  const t = useTranslations('cases');
  const title = work ? t('overview.editWork') : t('overview.addWork');
  return (
    <ChangeDialog
      action={action}
      trigger={title}
      title={title}
      description={t('overview.amendText')}
      submit={t('overview.save')}
      hidden={work ? { workId: work.id } : {}}
      fields={(errors) => (
        <>
          <Field label={t('field.workTitle')} error={errors.title} required>
            <Input name="title" maxLength={300} required defaultValue={work?.title} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('field.completedOn')} error={errors.completedOn}>
              <Input type="date" name="completedOn" defaultValue={work?.completedOn ?? ''} />
            </Field>
            <Field label={t('field.publishedOn')} error={errors.publishedOn}>
              <Input type="date" name="publishedOn" defaultValue={work?.publishedOn ?? ''} />
            </Field>
          </div>
          <Field label={t('field.publishedAt')} error={errors.publishedAt}>
            <Input name="publishedAt" maxLength={1000} defaultValue={work?.publishedAt} />
          </Field>
          <Field
            label={t('field.registrationNumber')}
            hint={t('field.registrationHint')}
            error={errors.registrationNumber}
          >
            <Input
              name="registrationNumber"
              maxLength={200}
              autoComplete="off"
              defaultValue={work?.registrationNumber}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('field.registrationAuthority')} error={errors.registrationAuthority}>
              <Input
                name="registrationAuthority"
                maxLength={300}
                defaultValue={work?.registrationAuthority}
              />
            </Field>
            <Field label={t('field.registeredOn')} error={errors.registeredOn}>
              <Input type="date" name="registeredOn" defaultValue={work?.registeredOn ?? ''} />
            </Field>
          </div>
        </>
      )}
    />
  );
}
