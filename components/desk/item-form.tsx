'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Act, useAct } from '@/components/exhibits/act-form';
import { useGuard } from '@/components/exhibits/write-form';
import { ButtonLink } from '@/components/ui/button';
import { FormStatus } from '@/components/ui/form-status';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ItemShown } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import type { Readers } from '@/lib/review/dto';
import { VisibleTo } from './visible-to';

type Props = {
  act: Act;
  /** The item that this becomes a version of; null for a new one. */
  item: ItemShown<unknown> | null;
  /** What is said, as JSON that the act reads. */
  said: string;
  readers: Readers;
  submit: string;
  /** Where the list of such items stands. */
  back: string;
  /** The fields, given what is wrong with them by name. */
  children(errors: Record<string, string>): ReactNode;
};

/** Writes a version of an item of the desk: its fields, and who reads it. Leaving unsaved words asks first. */
export function ItemForm({ act, item, said, readers, submit, back, children }: Props) {
  const t = useTranslations('desk');
  const { reply, errors, pending, form } = useAct(act);
  const [asGiven] = useState(said);
  useGuard(said !== asGiven && !pending && !reply?.ok);
  return (
    <form {...form} className="grid max-w-3xl gap-6">
      <input type="hidden" name="itemId" value={item?.id ?? ''} />
      <input type="hidden" name="version" value={item?.versions.length ?? 0} />
      <input type="hidden" name="said" value={said} />
      {children(errors)}
      <VisibleTo
        readers={readers}
        chosen={item ? standing(item).sharedWith : undefined}
        again={item !== null}
        error={errors.sharedWith}
      />
      <FormStatus reply={reply} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pending={pending}>{submit}</SubmitButton>
        <ButtonLink href={back} variant="quiet">
          {t('act.cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}
