'use client';

import { type Dispatch, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { Edit, WithheldItem } from './editing';
import { WithholdReason } from './withhold-reason';

type Props = {
  kind: WithheldItem['kind'];
  id: string;
  /** What it is, for those who only hear the buttons. */
  name: string;
  /** What is said of its being withheld; null where it is handed over. */
  withheld: WithheldItem | null;
  edit: Dispatch<Edit>;
};

/** Withholds one item, with the reason asked for at that moment, or hands it over after all. */
export function WithholdControl({ kind, id, name, withheld, edit }: Props) {
  const t = useTranslations('volume.withhold');
  const [asking, setAsking] = useState(false);
  if (withheld !== null) {
    return (
      <div className="grid gap-1.5">
        <p>
          <span className="font-medium">{t('withheld')}</span> <bdi>{withheld.reason}</bdi>
          {withheld.ground && ` · ${t(`grounds.${withheld.ground}`)}`}
          {withheld.recipient && (
            <>
              {' '}
              · {t('recipient')}: <bdi>{withheld.recipient}</bdi>
            </>
          )}
        </p>
        <Button
          size="small"
          className="justify-self-start"
          aria-label={t('include', { name })}
          onClick={() => edit({ do: 'include', ids: [id] })}
        >
          {t('includeShort')}
        </Button>
      </div>
    );
  }
  if (!asking) {
    return (
      <Button size="small" aria-label={t('withhold', { name })} onClick={() => setAsking(true)}>
        {t('withholdShort')}
      </Button>
    );
  }
  return (
    <WithholdReason
      withhold={(said) => {
        edit({ do: 'withhold', items: [{ kind, id, ...said }] });
        setAsking(false);
      }}
      cancel={() => setAsking(false)}
    />
  );
}
