'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { ActDialog } from '@/components/exhibits/act-dialog';
import type { Act } from '@/components/exhibits/act-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/text-input';

/** Opens a prompt under a title; the page to write on follows. */
export function NewPrompt({ act }: { act: Act }) {
  const t = useTranslations('prompts.new');
  return (
    <ActDialog
      act={act}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          {t('open')}
        </Button>
      }
      title={t('title')}
      text={t('text')}
      submit={t('submit')}
      fields={(errors) => (
        <Field label={t('name')} hint={t('nameHint')} error={errors.title} required>
          <Input name="title" required maxLength={300} />
        </Field>
      )}
    />
  );
}
