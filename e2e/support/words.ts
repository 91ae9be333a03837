import { readdirSync, readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/lib/i18n/locale';
import type { Messages } from '@/lib/i18n/messages';
import type { TextScope, Translate } from '@/lib/i18n/translator';

const FOLDER = new URL('../../lib/i18n/messages/', import.meta.url);

// Read as files: the test runner does not load JSON modules.
function messagesOf(locale: Locale): Messages {
  const folder = new URL(`${locale}/`, FOLDER);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const rooms = files.map((name) => [
    name.slice(0, -'.json'.length),
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
  ]);
  // The folder is the one lib/i18n/messages imports, so it has the same shape.
  return Object.fromEntries(rooms) as Messages;
}

const MESSAGES: Record<Locale, Messages> = { en: messagesOf('en'), zh: messagesOf('zh') };

/** The words a reader sees, from the message files: `words('shell')('room.ledger')`. */
export function words<Scope extends TextScope>(scope: Scope, locale: Locale = 'en') {
  const messages = MESSAGES[locale];
  const t = createTranslator<Messages, Scope>({
    locale,
    messages,
    namespace: scope,
    timeZone: 'UTC',
  });
  return t as Translate<Scope>;
}

/** A text as a pattern of its own, for names with something before or after. */
export function pattern(text: string, flags = ''): RegExp {
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), flags);
}

/** The label of a form field by its words, whether or not it is marked as required. */
export function labelled(text: string, locale: Locale = 'en'): RegExp {
  return new RegExp(`^${pattern(text).source}\\s*(${words('common', locale)('required')})?$`);
}
