'use client';

import { type Dispatch, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';
import type { Edit, WithheldItem } from './editing';

type Props = {
  kind: WithheldItem['kind'];
  id: string;
  /** What it is, for those who only hear the buttons. */
  name: string;
  /** Why it is withheld; null where it is handed over. */
  reason: string | null;
  edit: Dispatch<Edit>;
};

/** Withholds one item, with the reason asked for at that moment, or hands it over after all. */
export function WithholdControl({ kind, id, name, reason, edit }: Props) {
  const t = useTranslations('volume.withhold');
  const [asking, setAsking] = useState(false);
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  if (reason !== null) {
    return (
      <div className="grid gap-1.5">
        <p>
          <span className="font-medium">{t('withheld')}</span> <bdi>{reason}</bdi>
        </p>
        <Button
          size="small"
          className="justify-self-start"
          aria-label={t('include', { name })}
          onClick={() => edit({ do: 'include', id })}
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
    <div className="grid max-w-lg gap-2">
      <Field
        label={t('reason')}
        hint={t('reasonHint')}
        error={isMissing ? 'required' : undefined}
        required
      >
        <Textarea
          value={text}
          rows={2}
          maxLength={2000}
          // Asked for by the button just pressed.
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex gap-2">
        <Button
          size="small"
          variant="primary"
          onClick={() => {
            if (text.trim() === '') {
              setMissing(true);
              return;
            }
            edit({ do: 'withhold', kind, id, reason: text.trim() });
            setAsking(false);
            setText('');
            setMissing(false);
          }}
        >
          {t('confirm')}
        </Button>
        <Button size="small" onClick={() => setAsking(false)}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
