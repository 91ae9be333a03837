'use client';

import { type Dispatch, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { GROUNDS } from '@/lib/volumes/model';
import type { Edit, WithheldItem } from './editing';

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
  const [text, setText] = useState('');
  const [ground, setGround] = useState<WithheldItem['ground']>(undefined);
  const [recipient, setRecipient] = useState('');
  const [isMissing, setMissing] = useState(false);
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
      <Field label={t('ground')}>
        <Select
          value={ground ?? ''}
          onChange={({ target }) => setGround(GROUNDS.find((one) => one === target.value))}
        >
          <option value="">{t('unsaid')}</option>
          {GROUNDS.map((one) => (
            <option key={one} value={one}>
              {t(`grounds.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('recipient')} hint={t('recipientHint')}>
        <Input
          value={recipient}
          maxLength={300}
          autoComplete="off"
          onChange={({ target }) => setRecipient(target.value)}
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
            const to = recipient.trim();
            edit({
              do: 'withhold',
              item: {
                kind,
                id,
                reason: text.trim(),
                ...(ground ? { ground } : {}),
                ...(to === '' ? {} : { recipient: to }),
              },
            });
            setAsking(false);
            setText('');
            setGround(undefined);
            setRecipient('');
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
