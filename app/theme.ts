import { cookies } from 'next/headers';
import { isTheme, THEME_COOKIE, type Theme } from '@/components/ui/theme';

/** The theme the reader chose, for `<html data-theme>`; `system` follows the device. */
export async function getTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return isTheme(chosen) ? chosen : 'system';
}
