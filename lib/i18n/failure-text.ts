import type { ErrorCode } from '@/lib/kernel/errors';
import en from './messages/en/errors.json';
import type { Translate } from './translator';

// Compile-time proof that each code has its texts; the other language follows by type.
en.code satisfies Record<ErrorCode, { title: string; text: string }>;

type Errors = Translate<'errors'>;

// Reasons and field keys arrive as data. Only own keys count: `constructor` is no reason.
const isReason = (reason: string): reason is keyof typeof en.reason =>
  Object.hasOwn(en.reason, reason);
const isField = (key: string): key is keyof typeof en.field => Object.hasOwn(en.field, key);

/**
 * Title and text of a failed reply in the reader's language. The text is that of the reason
 * (`errors.reason.<reason>`) when there is one, else that of the code; an unknown reason is
 * never shown. `t` is a translator of the scope `errors`.
 */
export function failureText(
  t: Errors,
  failure: { code: ErrorCode; reason?: string | undefined },
): { title: string; text: string } {
  const title = t(`code.${failure.code}.title`);
  const { reason } = failure;
  const known = reason !== undefined && isReason(reason);
  return { title, text: known ? t(`reason.${reason}`) : t(`code.${failure.code}.text`) };
}

/** Text beside a field, from a key of `FieldErrors`; an unknown key says only that it is wrong. */
export function fieldText(t: Errors, key: string): string {
  return isField(key) ? t(`field.${key}`) : t('field.invalid');
}
