import { ZodError, type z } from 'zod';
import { randomBytes } from '#crypto';
import { databaseCode, isDatabaseLost } from '@/db/tx';
import { toHex } from '@/lib/kernel/digest';
import { AppError, type FieldErrors } from '@/lib/kernel/errors';
import { log } from '@/lib/kernel/log';
import type { Reply } from '@/lib/kernel/reply';

/** Message keys by zod issue (lib/i18n `errors.field.*`). */
function fieldKey(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'wrong_type';
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too_small';
    case 'too_big':
      return issue.origin === 'string' ? 'too_long' : 'too_big';
    case 'invalid_format':
      return 'wrong_format';
    case 'unrecognized_keys':
      return 'unknown_field';
    case 'custom':
      return /^[a-z_]+$/.test(issue.message) ? issue.message : 'wrong_value';
    default:
      return 'wrong_value';
  }
}

/** Field path → message key for every issue of a failed parse. */
export function fieldErrors(error: ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.') || '_';
    fields[path] ??= fieldKey(issue);
  }
  return fields;
}

/**
 * Any failure as an AppError: expected ones as they are, a lost database UNAVAILABLE (reads and
 * appends outside `inTransaction` meet it raw), the rest INTERNAL.
 */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) {
    // Without the cause: its issues hold what was sent, which may be a password.
    return new AppError('INVALID', { fields: fieldErrors(error) });
  }
  if (isDatabaseLost(error)) {
    return new AppError('UNAVAILABLE', { reason: 'database_lost', retryAfter: 2, cause: error });
  }
  // 23505: a uniqueness rule of the database caught two acts at once.
  if (databaseCode(error) === '23505') return new AppError('CONFLICT', { cause: error });
  return new AppError('INTERNAL', { cause: error });
}

/** A short reference under which the failure stands in the log. */
export function newReference(): string {
  return toHex(randomBytes(5));
}

/** Logs a failure once and makes the reply a person sees. */
export function failureReply(
  error: unknown,
  where: Record<string, unknown>,
): Extract<Reply<never>, { ok: false }> {
  const failure = toAppError(error);
  const ref = newReference();
  const level = failure.code === 'INTERNAL' || failure.code === 'UNAVAILABLE' ? 'error' : 'info';
  const cause = level === 'error' ? { err: failure.cause ?? failure } : {};
  log[level]({ ...where, ref, code: failure.code, reason: failure.reason, ...cause }, 'refused');
  return {
    ok: false,
    code: failure.code,
    ref,
    ...(failure.reason ? { reason: failure.reason } : {}),
    ...(failure.fields ? { fields: failure.fields } : {}),
  };
}
