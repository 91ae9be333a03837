'use client';

import { Link2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { RELATIONS } from '@/lib/entries/vocabulary';
import type { ExhibitRelationItem } from '@/lib/exhibits/dto';
import { ActDialog } from './act-dialog';
import type { Act } from './act-form';

/** States what this exhibit is to another one, which is named by its number. */
export function RelateDialog({ act }: { act: Act }) {
  const t = useTranslations('exhibits.relation');
  return (
    <ActDialog
      act={act}
      trigger={
        <Button size="small" icon={<Link2 aria-hidden />}>
          {t('add')}
        </Button>
      }
      title={t('add')}
      text={t('addText')}
      submit={t('submit')}
      fields={(errors) => (
        <>
          <Field label={t('name')} error={errors.relation} required>
            <Select name="relation">
              {RELATIONS.map((name) => (
                <option key={name} value={name}>
                  {t(`to.${name}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('toNumber')} hint={t('toNumberHint')} error={errors.toId} required>
            <Input name="toNumber" inputMode="numeric" pattern="[0-9]{1,9}" required />
          </Field>
        </>
      )}
    />
  );
}

/** Takes a stated relation back, with the reason. */
export function WithdrawDialog({ relation, act }: { relation: ExhibitRelationItem; act: Act }) {
  const t = useTranslations('exhibits.relation');
  const name = t(`${relation.direction}.${relation.relation}`);
  return (
    <ActDialog
      act={act}
      trigger={
        <Button
          size="small"
          variant="quiet"
          aria-label={t('withdrawOf', { relation: name, number: String(relation.other.number) })}
        >
          {t('withdraw')}
        </Button>
      }
      title={t('withdrawTitle')}
      text={t('withdrawText')}
      submit={t('withdrawSubmit')}
      hidden={{ relationId: relation.id }}
      fields={(errors) => (
        <Field label={t('reason')} error={errors.reason} required>
          <Textarea name="reason" maxLength={2000} required rows={3} />
        </Field>
      )}
    />
  );
}
