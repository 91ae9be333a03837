'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { failureText } from '@/lib/i18n/failure-text';
import { formatter } from '@/lib/i18n/format';
import type { Reply } from '@/lib/kernel/reply';

export type FormStatusProps = {
  /** What the command answered; null before the first try. */
  reply: Reply<unknown> | null;
  /** What to say on success instead of "Saved" or "Recorded as entry …". */
  done?: ReactNode;
};

/**
 * The line under a form that says how it ended: what was recorded and where, or what happened,
 * what was kept, and the reference. After a refusal the first wrong field takes the focus.
 */
export function FormStatus({ reply, done }: FormStatusProps) {
  const ref = useRef<HTMLDivElement>(null);
  const errors = useTranslations('errors');
  const t = useTranslations('common');
  const format = formatter(useLocale());

  useEffect(() => {
    if (!reply || reply.ok) return;
    ref.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [reply]);

  if (reply && !reply.ok) {
    const { title, text } = failureText(errors, reply);
    return (
      <div
        ref={ref}
        role="alert"
        className="flex gap-2 border-l-3 border-seal bg-seal-wash px-3 py-2"
      >
        <CircleAlert aria-hidden className="mt-0.75 size-4.5 shrink-0 text-seal" />
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          <p>{text}</p>
          <p className="font-mono text-sm text-ink-2">{errors('reference', { ref: reply.ref })}</p>
        </div>
      </div>
    );
  }
  const said =
    reply &&
    (done ??
      (reply.index === null ? t('saved') : t('recordedAs', { index: format.count(reply.index) })));
  return (
    <div ref={ref} role="status" className="flex items-center gap-2 empty:hidden">
      {said && <CircleCheck aria-hidden className="size-4.5 shrink-0 text-action" />}
      {said}
    </div>
  );
}
