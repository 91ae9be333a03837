'use client';

import { type FormEvent, startTransition, useActionState } from 'react';
import type { FieldErrors } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';

/** A server action behind a form; null before the first try. */
export type Act = (before: Reply<unknown> | null, form: FormData) => Promise<Reply<unknown> | null>;

/**
 * A form that records something. Sent by script it is not emptied by an answer, so a refused one
 * keeps every word; without script the browser sends it to the same action.
 */
export function useAct(act: Act) {
  const [reply, send, pending] = useActionState(act, null);
  const errors: FieldErrors = reply && !reply.ok ? (reply.fields ?? {}) : {};
  const form = {
    action: send,
    onSubmit(event: FormEvent<HTMLFormElement>) {
      event.preventDefault();
      if (pending) return;
      const data = new FormData(event.currentTarget);
      startTransition(() => send(data));
    },
  };
  return { reply, errors, pending, form };
}
