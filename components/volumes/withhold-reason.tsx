'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import { GROUNDS } from '@/lib/volumes/model';
import type { WithheldItem } from './editing';

type Said = Pick<WithheldItem, 'reason' | 'ground' | 'recipient'>;

type Props = { withhold: (said: Said) => void; cancel: () => void };

/** Asks why something stays back, at the moment in which that is decided. */
export function WithholdReason({ withhold, cancel }: Props) {
  const t = useTranslations('volume.withhold');
  const [text, setText] = useState('');
  const [ground, setGround] = useState<WithheldItem['ground']>(undefined);
  const [recipient, setRecipient] = useState('');
  const [isMissing, setMissing] = useState(false);

  function confirm() {
    const [reason, to] = [text.trim(), recipient.trim()];
    if (reason === '') setMissing(true);
    else
      withhold({ reason, ...(ground ? { ground } : {}), ...(to === '' ? {} : { recipient: to }) });
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
        <Button size="small" variant="primary" onClick={confirm}>
          {t('confirm')}
        </Button>
        <Button size="small" onClick={cancel}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}
