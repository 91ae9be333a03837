import type { FieldErrors } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';

/**
 * What a form knows about how it was sent last. `typed` holds what stood in its fields, so that a
 * refused form comes back as it was, also without script; passwords are never among it.
 */
export type FormState<T = null> = {
  reply: Reply<T> | null;
  typed: Record<string, string>;
};

/** A form that was not sent yet. */
export const UNSENT = { reply: null, typed: {} } as const satisfies FormState<never>;

/** A server action for `useActionState`. */
export type FormAction<T = null> = (before: FormState<T>, data: FormData) => Promise<FormState<T>>;

/** Message keys beside fields; empty where nothing was refused. */
export function fieldErrorsOf(reply: Reply<unknown> | null): FieldErrors {
  return reply && !reply.ok ? (reply.fields ?? {}) : {};
}

/** What stood in the named fields, to come back with a refusal. */
export function typedIn(data: FormData, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const value = data.get(name);
      return [name, typeof value === 'string' ? value : ''];
    }),
  );
}
