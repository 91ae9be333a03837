import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import type { Locale } from './locale';
import { MESSAGES, type Messages } from './messages';

/** A namespace or a part of one: `exhibits`, `errors.code`. */
export type TextScope = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** What `translator` returns: call it with a key of the scope and the message's arguments. */
export type Translate<Scope extends TextScope> = ReturnType<
  typeof createTranslator<Messages, Scope>
>;

/**
 * Texts of one scope in one language, for the server, mail and papers; client components use
 * `useTranslations` of use-intl with the same keys. Messages are ICU MessageFormat restricted to
 * plain, plural and select arguments: dates and numbers come in as text of `formatter`.
 */
export function translator<Scope extends TextScope>(
  locale: Locale,
  scope: Scope,
): Translate<Scope> {
  return createTranslator<Messages, Scope>({
    locale,
    messages: MESSAGES[locale],
    namespace: scope,
    timeZone: 'UTC',
  });
}
