'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from './button';

export type CopyButtonProps = {
  /** What goes to the clipboard. */
  value: string;
  /** Name of the button, such as "Copy the whole SHA-256". */
  label: string;
  /** Shows the label as words instead of the icon alone. */
  words?: boolean | undefined;
};

type Outcome = 'idle' | 'copied' | 'failed';

/** Copies a text and says whether it worked, to eyes and to screen readers. */
export function CopyButton({ value, label, words }: CopyButtonProps) {
  const t = useTranslations('common');
  const [outcome, setOutcome] = useState<Outcome>('idle');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy() {
    let next: Outcome = 'copied';
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      // No permission, or a page without a secure origin.
      next = 'failed';
    }
    setOutcome(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOutcome('idle'), 4000);
  }

  const said = outcome === 'copied' ? t('copied') : outcome === 'failed' ? t('copyFailed') : '';
  const icon = outcome === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />;
  return (
    <span className="screen-only inline-flex items-center gap-1.5">
      {words ? (
        <Button size="small" icon={icon} onClick={copy}>
          {label}
        </Button>
      ) : (
        <IconButton size="small" label={label} icon={icon} onClick={copy} />
      )}
      <span role="status" className={outcome === 'idle' ? 'sr-only' : 'text-sm text-ink-2'}>
        {said}
      </span>
    </span>
  );
}
