'use client';

import { PencilLine } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { DateTimeField } from '@/components/ui/date-time-field';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import { ActDialog } from './act-dialog';
import type { Act } from './act-form';
import type { Supplier } from './intake/intake-provider';
import { saidNow } from './said-change';

type Props = { exhibit: ExhibitDetail; suppliers: readonly Supplier[]; act: Act };

/** Changes what people say about an exhibit; a new entry, the old words stay in the custody log. */
export function DescribeDialog({ exhibit, suppliers, act }: Props) {
  const t = useTranslations('exhibits.said');
  return (
    <ActDialog
      act={act}
      trigger={
        <Button size="small" icon={<PencilLine aria-hidden />}>
          {t('edit')}
        </Button>
      }
      title={t('edit')}
      text={t('editText')}
      submit={t('submit')}
      hidden={{ was: JSON.stringify(saidNow(exhibit)) }}
      wide
      fields={(errors) => (
        <>
          <div className="grid gap-5 sm:grid-cols-[2fr_1fr]">
            <Field label={t('title')} error={errors.title} required>
              <Input name="title" maxLength={300} required defaultValue={exhibit.title} />
            </Field>
            <Field label={t('label')} error={errors.label}>
              <Input name="label" maxLength={60} defaultValue={exhibit.label} />
            </Field>
          </div>
          <Field label={t('description')} error={errors.description}>
            <Textarea name="description" maxLength={8000} defaultValue={exhibit.description} />
          </Field>
          <Field label={t('happened')} hint={t('happenedHint')} error={errors.happenedAt}>
            <DateTimeField
              name="happenedAt"
              seconds
              {...(exhibit.happenedAt && { defaultValue: exhibit.happenedAt })}
            />
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Field label={t('supplier')} error={errors.supplierId}>
              <Select name="supplierId" defaultValue={exhibit.supplierId ?? ''}>
                <option value="">{t('none')}</option>
                {suppliers.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
            <Field label={t('source')} error={errors.source}>
              <Input name="source" maxLength={2000} defaultValue={exhibit.source} />
            </Field>
            <Field label={t('acquisition')} error={errors.acquisition}>
              <Input name="acquisition" maxLength={2000} defaultValue={exhibit.acquisition} />
            </Field>
            <Field label={t('authority')} error={errors.authority}>
              <Input name="authority" maxLength={1000} defaultValue={exhibit.authority} />
            </Field>
            <Field label={t('licence')} error={errors.licence}>
              <Input name="licence" maxLength={1000} defaultValue={exhibit.licence} />
            </Field>
          </div>
        </>
      )}
    />
  );
}
