import { text } from '@/app/form-data';
import { instantOf } from '@/lib/i18n/zone';

/** The claimed time of a form, or null; one that no clock of the zone showed is refused, not left out. */
export function claimedTime(form: FormData, name = 'happenedAt'): string | null {
  const claimed = text(form, name);
  return claimed === '' ? null : (instantOf(claimed, text(form, `${name}Zone`)) ?? claimed);
}
