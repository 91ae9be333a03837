'use client';

import { useTranslations } from 'use-intl';
import { Button } from './button';
import { DialogClose } from './dialog';
import { SubmitButton } from './submit-button';

/** The end of a form in a dialog: the way out, and the act in its own words. */
export function DialogActs({ pending, submit }: { pending: boolean; submit: string }) {
  const t = useTranslations('common.act');
  return (
    <div className="flex flex-wrap justify-end gap-3">
      <DialogClose render={<Button>{t('cancel')}</Button>} />
      <SubmitButton pending={pending}>{submit}</SubmitButton>
    </div>
  );
}
