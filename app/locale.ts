import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { formatter } from '@/lib/i18n/format';
import { LOCALE_COOKIE, type Locale, negotiateLocale } from '@/lib/i18n/locale';
import { type ClientMessages, clientMessages } from '@/lib/i18n/messages';
import { type TextScope, type Translate, translator } from '@/lib/i18n/translator';

/** Locale of this request: the reader's cookie, else what the browser asks for. */
export const getLocale = cache(async (): Promise<Locale> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return negotiateLocale(jar.get(LOCALE_COOKIE)?.value, head.get('accept-language'));
});

/** The messages client components need, for `Providers`. */
export async function getMessages(): Promise<ClientMessages> {
  return clientMessages(await getLocale());
}

/** Texts of one scope for a server component: `const t = await getT('exhibits')`. */
export async function getT<Scope extends TextScope>(scope: Scope): Promise<Translate<Scope>> {
  return translator(await getLocale(), scope);
}

/**
 * Dates and numbers for a server component, in UTC. A time shown to a reader goes through the
 * component `Time`, which turns to the reader's zone in the browser.
 */
export async function getFormatter() {
  return formatter(await getLocale());
}
