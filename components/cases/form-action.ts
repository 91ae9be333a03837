import type { Reply } from '@/lib/kernel/reply';

/** A server action behind a form, as `useActionState` calls it; null before the first try. */
export type FormAction = (
  before: Reply<unknown> | null,
  form: FormData,
) => Promise<Reply<unknown> | null>;

/** Field errors of the last reply, for `Field error`. */
export function errorsOf(reply: Reply<unknown> | null): Record<string, string> {
  return reply && !reply.ok ? (reply.fields ?? {}) : {};
}
