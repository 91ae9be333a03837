'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';

type Answer = 'confirmed' | 'contested';

type Props = {
  /** What is asked. */
  question: string;
  sending: boolean;
  problem: string | null;
  /** Whether contesting needs a reason; an origin that is contested has none. */
  reasons?: boolean;
  onAnswer: (answer: Answer, reason: string) => Promise<boolean>;
};

/** Confirm at once, or contest with a reason. Both are signed and stay on the record. */
export function AnswerForm({ question, sending, problem, reasons = true, onAnswer }: Props) {
  const t = useTranslations('attribution.answer');
  const [contesting, setContesting] = useState(false);
  const [reason, setReason] = useState('');
  async function answer(value: Answer, why: string) {
    if (await onAnswer(value, why)) setContesting(false);
  }
  return (
    <div className="screen-only mt-1 grid gap-2 border-l-3 border-action bg-action-wash px-3 py-2">
      <p className="font-medium">{question}</p>
      {contesting && (
        <Field label={t('reason')} required>
          <Textarea
            value={reason}
            maxLength={2000}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        {!contesting && (
          <Button
            size="small"
            variant="primary"
            disabled={sending}
            onClick={() => void answer('confirmed', '')}
          >
            {t('confirm')}
          </Button>
        )}
        <Button
          size="small"
          disabled={sending || (contesting && reasons && reason.trim() === '')}
          onClick={() =>
            contesting || !reasons ? void answer('contested', reason) : setContesting(true)
          }
        >
          {t('contest')}
        </Button>
        {contesting && (
          <Button size="small" variant="quiet" onClick={() => setContesting(false)}>
            {t('cancel')}
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" className="text-sm text-seal">
          {problem}
        </p>
      )}
    </div>
  );
}
