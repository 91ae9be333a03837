'use client';

import { useTranslations } from 'use-intl';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { type Act, useAct } from '../act-form';

/** Has the exhibit read once more; earlier readings stay. */
export function ReadAgain({ act }: { act: Act }) {
  const t = useTranslations('records');
  const { reply, pending, form } = useAct(act);
  return (
    <form {...form} className="flex flex-wrap items-center gap-3">
      <SubmitButton size="small" variant="quiet" pending={pending}>
        {t('again')}
      </SubmitButton>
      <FormStatus reply={reply} done={t('againDone')} />
    </form>
  );
}
