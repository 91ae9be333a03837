'use client';

import type { Dispatch } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { ComposerExhibit } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';
import { RedactControl } from './redact-control';
import { WithholdControl } from './withhold-control';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  caseId: string;
  exhibit: ComposerExhibit;
};

/** Whether an exhibit is handed over, with parts taken out, or not at all, and why. */
export function FatePart({ composition, edit, caseId, exhibit }: Props) {
  const t = useTranslations('volume');
  const name = t('exhibit.named', { name: String(exhibit.number), title: exhibit.title });
  const redaction = composition.redactions.find((one) => one.exhibit === exhibit.id) ?? null;
  const withheld = composition.withheld.find(({ id }) => id === exhibit.id) ?? null;
  return (
    <div className="grid justify-items-start gap-3">
      {redaction && (
        <div className="grid justify-items-start gap-1.5">
          <p>
            <span className="font-medium">{t('redact.redacted')}</span>{' '}
            <bdi>{redaction.reason}</bdi>
          </p>
          <Button size="small" onClick={() => edit({ do: 'include', ids: [exhibit.id] })}>
            {t('redact.undo')}
          </Button>
        </div>
      )}
      {withheld === null && exhibit.kind !== 'hash_only' && (
        <RedactControl
          key={`${exhibit.id} ${redaction ? 'again' : 'new'}`}
          caseId={caseId}
          exhibit={exhibit}
          redaction={redaction}
          edit={edit}
        />
      )}
      <WithholdControl kind="exhibit" id={exhibit.id} name={name} withheld={withheld} edit={edit} />
    </div>
  );
}
