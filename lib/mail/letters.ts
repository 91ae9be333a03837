import { BEIJING, formatter } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translator';
import { env } from '@/lib/kernel/env';

/** Subject and body of a letter, in one language, as plain text. */
export type LetterText = { subject: string; body: string };

/** Address of a page, as people open it. */
export function addressOf(path: string): string {
  return `${env().CHIROGRAPH_URL}${path}`;
}

/** Line breaks, and the marks that turn the direction of what follows them. */
const UNRULY = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** Names are other people's text: one line, and no longer than a line. */
const name = (text: string) => text.replace(UNRULY, ' ').slice(0, 120);

/** Offers access to a workspace, or for a guest to one case of it. */
export function invitationLetter(
  locale: Locale,
  facts: {
    inviter: string;
    workspace: string;
    /** A level of lib/access. */
    access: 'owner' | 'admin' | 'member' | 'counsel' | 'guest';
    caseTitle: string | null;
    link: string;
    expiresAt: Date;
  },
): LetterText {
  const t = translator(locale, 'mail');
  const said = {
    inviter: name(facts.inviter),
    workspace: name(facts.workspace),
    access: translator(locale, 'workspace')(`access.${facts.access}.name`),
    link: facts.link,
    until: formatter(locale, locale === 'zh' ? BEIJING : 'UTC').zoned(facts.expiresAt, 'minute'),
  };
  const body =
    facts.caseTitle === null
      ? t('invitation.body', said)
      : t('invitation.caseBody', { ...said, case: name(facts.caseTitle) });
  return { subject: t('invitation.subject', said), body };
}

/** Lets the holder choose a new password. */
export function resetLetter(locale: Locale, link: string): LetterText {
  const t = translator(locale, 'mail');
  return { subject: t('reset.subject'), body: t('reset.body', { link }) };
}

/** Lets the holder choose the first password of an account that was asked for. */
export function registrationLetter(locale: Locale, link: string): LetterText {
  const t = translator(locale, 'mail');
  return { subject: t('registration.subject'), body: t('registration.body', { link }) };
}

/** Says that somebody asked for an account with an e-mail that has one. */
export function alreadyRegisteredLetter(locale: Locale, link: string): LetterText {
  const t = translator(locale, 'mail');
  return { subject: t('registered.subject'), body: t('registered.body', { link }) };
}

/** Says that a password was changed, so that its owner notices what was not his doing. */
export function passwordChangedLetter(locale: Locale, link: string): LetterText {
  const t = translator(locale, 'mail');
  return { subject: t('changed.subject'), body: t('changed.body', { link }) };
}
