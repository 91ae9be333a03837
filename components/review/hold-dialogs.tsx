'use client';

import { useTranslations } from 'use-intl';
import { ChangeDialog } from '@/components/cases/change-dialog';
import type { FormAction } from '@/components/cases/form-action';
import { Checkbox, RadioGroup } from '@/components/ui/choices';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { NOTICE_KINDS } from '@/lib/entries/vocabulary';
import type { NoticeItem } from '@/lib/review/dto';

/** Records a sign of dispute. */
export function RecordNotice({ action }: { action: FormAction }) {
  const t = useTranslations('review.holds');
  return (
    <ChangeDialog
      action={action}
      trigger={t('record')}
      title={t('record')}
      description={t('recordText')}
      submit={t('recordSubmit')}
      wide
      fields={(errors) => (
        <>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('kind')} error={errors.kind}>
              <Select name="kind">
                {NOTICE_KINDS.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kinds.${kind}`)}
                  </option>
                ))}
              </Select>
            </Field>
            <FieldGroup label={t('direction')}>
              <RadioGroup
                name="direction"
                defaultValue="received"
                options={(['received', 'sent'] as const).map((value) => ({
                  value,
                  label: t(value),
                }))}
              />
            </FieldGroup>
          </div>
          <Field label={t('happenedAt')} error={errors.happenedAt} required>
            <DateTimeField name="happenedAt" />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('from')} error={errors.from}>
              <Input name="from" maxLength={300} />
            </Field>
            <Field label={t('to')} error={errors.to}>
              <Input name="to" maxLength={300} />
            </Field>
          </div>
          <Field label={t('exhibit')} error={errors.exhibitId}>
            <Input name="number" inputMode="numeric" pattern="[0-9]{1,9}" />
          </Field>
          <Field label={t('note')} error={errors.note}>
            <Textarea name="note" maxLength={4000} rows={3} />
          </Field>
        </>
      )}
    />
  );
}

type PlaceProps = {
  action: FormAction;
  notices: readonly NoticeItem[];
  people: readonly { id: string; name: string }[];
};

/** Places a duty to keep. */
export function PlaceHold({ action, notices, people }: PlaceProps) {
  const t = useTranslations('review.holds');
  return (
    <ChangeDialog
      action={action}
      trigger={t('place')}
      title={t('place')}
      description={t('placeText')}
      submit={t('placeSubmit')}
      wide
      fields={(errors) => (
        <>
          <Field label={t('scope')} error={errors.scope} required>
            <Textarea name="scope" maxLength={4000} required rows={3} />
          </Field>
          <Field label={t('startsAt')} error={errors.startsAt} required>
            <DateTimeField name="startsAt" />
          </Field>
          {people.length > 0 && (
            <FieldGroup label={t('people')} error={errors.people}>
              <div className="grid sm:grid-cols-2">
                {people.map(({ id, name }) => (
                  <Checkbox key={id} name="people" value={id} label={name} />
                ))}
              </div>
            </FieldGroup>
          )}
          <Field label={t('notice')} error={errors.noticeId}>
            <Select name="noticeId">
              <option value="">{t('noNotice')}</option>
              {notices.map((one) => (
                <option key={one.id} value={one.id}>
                  {[t(`kinds.${one.kind}`), one.from].filter(Boolean).join(', ')}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('reason')} error={errors.reason}>
            <Textarea name="reason" maxLength={4000} rows={2} />
          </Field>
        </>
      )}
    />
  );
}

/** Ends a duty to keep, with the reason. */
export function ReleaseHold({ holdId, action }: { holdId: string; action: FormAction }) {
  const t = useTranslations('review.holds');
  return (
    <ChangeDialog
      action={action}
      trigger={t('release')}
      title={t('releaseTitle')}
      description={t('releaseText')}
      submit={t('releaseSubmit')}
      hidden={{ holdId }}
      fields={(errors) => (
        <Field label={t('reason')} error={errors.reason} required>
          <Textarea name="reason" maxLength={4000} required rows={3} />
        </Field>
      )}
    />
  );
}
