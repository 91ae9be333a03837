export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** Cookie holding the reader's choice: a member of `THEMES`. */
export const THEME_COOKIE = 'chirograph-theme';

/** Narrows any text to a theme. */
export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}
