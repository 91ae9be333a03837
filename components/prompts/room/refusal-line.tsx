'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';

/** Refusals that have words of their own; the others are for engineers. */
const NAMED = [
  'oversize',
  'account',
  'session',
  'key',
  'signature',
  'seen',
  'fork',
  'field',
  'characters',
  'source',
  'suggestion',
  'reference',
  'comment',
  'message',
  'say',
  'span',
  'freeze_stale',
  'freeze_text',
  'nothing',
  'stopped',
  'SEALED',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'NOT_FOUND',
] as const;

/** Why something was not recorded, in words, with the code for whoever looks closer. */
export function useRefusalText() {
  const t = useTranslations('prompts.refusal');
  return (code: string) => {
    const named = NAMED.find((one) => one === code);
    return named ? t(named) : t('other', { code });
  };
}

/** A statement that was not recorded; heard at once. */
export function RefusalLine({ code }: { code: string | null }) {
  const say = useRefusalText();
  if (code === null) return null;
  return (
    <p role="alert" className="flex items-start gap-1.5 text-sm text-seal">
      <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
      {say(code)}
    </p>
  );
}
