import { z } from 'zod';
import { freeText, id } from '@/lib/entries/define';
import { LOCALES } from '@/lib/i18n/locale';
import { email } from '@/lib/workspaces/schema';
import { PASSWORD_MAX_BYTES, TOKEN_DAYS } from './model';

const line = (max: number) =>
  freeText(max)
    .transform((s) => s.replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1));

const locale = z.enum(LOCALES);
const displayName = line(120);
// Checked against the rule for passwords in the command, where the e-mail is known.
const newPassword = z.string().min(1).max(PASSWORD_MAX_BYTES, { error: 'password_too_long' });
const anyPassword = z.string().min(1).max(PASSWORD_MAX_BYTES, { error: 'password_too_long' });
const secret = z.string().min(1).max(200);

export const signInInput = z.strictObject({
  email: z.string().min(1).max(254),
  password: anyPassword,
});

export const setUpInput = z.strictObject({
  name: displayName,
  email,
  password: newPassword,
  workspace: line(120),
  locale,
  /** Printed by the start command where one is required. */
  code: z.string().max(200).default(''),
});

export const registerInput = z.strictObject({ name: displayName, email, locale });

export const joinInput = z.strictObject({
  token: secret,
  name: displayName,
  password: newPassword,
  locale,
});

export const changePasswordInput = z.strictObject({
  currentPassword: anyPassword,
  newPassword,
});

export const requestResetInput = z.strictObject({ email });
export const resetInput = z.strictObject({ token: secret, newPassword });
export const resetTokenInput = z.strictObject({ token: secret });

export const amendAccountInput = z.strictObject({
  name: displayName.optional(),
  locale: locale.optional(),
});

export const endSessionInput = z.strictObject({ sessionId: id('session') });

export const createTokenInput = z.strictObject({
  name: line(120),
  scopes: z.enum(['read', 'read write']),
  days: z.coerce
    .number()
    .refine((n): n is (typeof TOKEN_DAYS)[number] => TOKEN_DAYS.some((d) => d === n), {
      error: 'not_listed',
    }),
});

export const endTokenInput = z.strictObject({ tokenId: id('token') });

export const nothing = z.strictObject({});
