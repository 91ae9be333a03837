const YEAR = 365 * 24 * 3600;

/**
 * Keeps a choice of the reader in this browser. Readable by scripts on purpose: it holds no
 * secret, and the server only narrows it to a list. Browser only.
 */
export function keepPreference(name: string, value: string): void {
  // The Cookie Store API is missing from browsers we support.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR}; samesite=lax`;
}
