'use client';

import type { Dispatch } from 'react';
import { useTranslations } from 'use-intl';
import type { ComposerExhibit } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';
import { WithholdControl } from './withhold-control';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  caseId: string;
  exhibit: ComposerExhibit;
};

/** Whether an exhibit is handed over, and why not. */
export function FatePart({ composition, edit, exhibit }: Props) {
  const t = useTranslations('volume.exhibit');
  const name = t('named', { name: String(exhibit.number), title: exhibit.title });
  return (
    <WithholdControl
      kind="exhibit"
      id={exhibit.id}
      name={name}
      reason={composition.withheld.find(({ id }) => id === exhibit.id)?.reason ?? null}
      edit={edit}
    />
  );
}
