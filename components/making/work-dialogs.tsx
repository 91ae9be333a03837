'use client';

import { useTranslations } from 'use-intl';
import { ActDialog } from '@/components/exhibits/act-dialog';
import type { Act } from '@/components/exhibits/act-form';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { ExhibitField } from './exhibit-field';
import { HappenedField, type People, PersonField } from './form-fields';

type Works = readonly { id: string; title: string }[];

type Props = { act: Act; caseId: string; works: Works; people: People };

function WorkField({ works, error }: { works: Works; error: string | undefined }) {
  const t = useTranslations('making');
  return (
    <Field label={t('work.head.work')} error={error} required>
      <Select name="workId">
        {works.map(({ id, title }) => (
          <option key={id} value={id}>
            {title || t('untitled')}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Says which file is the finished work. */
export function FinishDialog({ act, caseId, works, people }: Props) {
  const t = useTranslations('making');
  return (
    <ActDialog
      act={act}
      wide
      trigger={<Button size="small">{t('work.finish.open')}</Button>}
      title={t('work.finish.open')}
      text={t('work.finish.text')}
      submit={t('work.finish.submit')}
      fields={(errors) => (
        <>
          <WorkField works={works} error={errors.workId} />
          <ExhibitField
            caseId={caseId}
            name="exhibitId"
            label={t('work.finish.file')}
            error={errors.exhibitId}
            required
          />
          <PersonField name="byId" label={t('work.finish.by')} people={people} errors={errors} />
          <HappenedField errors={errors} />
          <Field label={t('note')} error={errors.note}>
            <Textarea name="note" maxLength={4000} rows={2} />
          </Field>
        </>
      )}
    />
  );
}

/** Says where, when and by whom the work was made public, and what shows it. */
export function PublishDialog({ act, caseId, works, people }: Props) {
  const t = useTranslations('making');
  return (
    <ActDialog
      act={act}
      wide
      trigger={<Button size="small">{t('work.publish.open')}</Button>}
      title={t('work.publish.open')}
      text={t('work.publish.text')}
      submit={t('work.publish.submit')}
      fields={(errors) => (
        <>
          <WorkField works={works} error={errors.workId} />
          <Field
            label={t('work.publish.place')}
            hint={t('work.publish.placeHint')}
            error={errors.place}
            required
          >
            <Input name="place" maxLength={2000} required />
          </Field>
          <Field label={t('work.publish.audience')} error={errors.audience}>
            <Input name="audience" maxLength={1000} />
          </Field>
          <PersonField name="byId" label={t('work.publish.by')} people={people} errors={errors} />
          <HappenedField errors={errors} />
          <ExhibitField
            caseId={caseId}
            name="exhibitId"
            label={t('work.publish.file')}
            error={errors.exhibitId}
          />
          <ExhibitField
            caseId={caseId}
            name="captureId"
            label={t('work.capture')}
            error={errors.captureId}
          />
          <FieldGroup label={t('work.prompt.label')} error={errors.promptShown}>
            <RadioGroup
              name="promptShown"
              defaultValue="unknown"
              options={(['yes', 'no', 'unknown'] as const).map((value) => ({
                value,
                label: t(`work.prompt.${value}`),
              }))}
            />
          </FieldGroup>
          <Field label={t('note')} error={errors.note}>
            <Textarea name="note" maxLength={4000} rows={2} />
          </Field>
        </>
      )}
    />
  );
}
