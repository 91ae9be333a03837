'use client';

import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';

export type ConfirmProps = {
  /** The act, on the button that asks and on the one that answers. */
  act: string;
  /** The act with its object, for screen readers, where several stand in a list. */
  label?: string | undefined;
  title: string;
  text: ReactNode;
  action: (data: FormData) => void;
  /** Hidden fields of the form. */
  fields: Record<string, string>;
};

/** An act that is asked about once more, in place; works without script. */
export function Confirm({ act, label, title, text, action, fields }: ConfirmProps) {
  const t = useTranslations('common.act');
  const frame = useRef<HTMLDetailsElement>(null);
  return (
    <details ref={frame} className="group">
      <summary
        aria-label={label}
        className={`${buttonClass({ size: 'small' })} list-none [&::-webkit-details-marker]:hidden`}
      >
        {act}
      </summary>
      <form
        action={action}
        className="mt-2 grid max-w-md gap-2 border-l-3 border-ink bg-rail px-4 py-3 text-base font-normal whitespace-normal"
      >
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="font-semibold">{title}</p>
        <p>{text}</p>
        <div className="mt-1 flex flex-wrap gap-2">
          <SubmitButton size="small">{act}</SubmitButton>
          <Button
            size="small"
            onClick={() => {
              if (frame.current) frame.current.open = false;
              frame.current?.querySelector('summary')?.focus();
            }}
          >
            {t('cancel')}
          </Button>
        </div>
      </form>
    </details>
  );
}
