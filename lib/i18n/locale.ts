/** Languages of the interface, of mail and of papers. Both are complete; neither is a fallback. */
export const LOCALES = ['zh', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** What a reader gets who has chosen nothing and whose browser asks for neither language. */
export const DEFAULT_LOCALE: Locale = 'en';

/** Cookie holding the reader's choice: a member of `LOCALES`. */
export const LOCALE_COOKIE = 'chirograph-locale';

/** The longest Accept-Language that is read; browsers send far less. */
const HEADER_LIMIT = 500;

/** Narrows any text to a locale of ours. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/**
 * The locale for a request: the cookie when it holds one of ours, else the best match of the
 * Accept-Language header (RFC 9110 §12.5.4, by quality then order; any `zh-*` is `zh`), else
 * `DEFAULT_LOCALE`. Never throws: a malformed header counts as absent.
 */
export function negotiateLocale(
  cookie: string | null | undefined,
  acceptLanguage: string | null | undefined,
): Locale {
  if (isLocale(cookie)) return cookie;
  let best: { locale: Locale; quality: number } | undefined;
  for (const range of (acceptLanguage ?? '').slice(0, HEADER_LIMIT).split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const locale = tag.toLowerCase().split('-')[0];
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    if (!isLocale(locale) || !(quality > 0)) continue;
    if (!best || quality > best.quality) best = { locale, quality };
  }
  return best?.locale ?? DEFAULT_LOCALE;
}

/** BCP 47 tag for `<html lang>` and for PDF `/Lang`; Chinese is in simplified characters. */
export function languageTag(locale: Locale): string {
  return locale === 'zh' ? 'zh-Hans' : 'en';
}
