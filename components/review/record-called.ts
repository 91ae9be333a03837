import type { ShownRecord } from '@/lib/elements/record';
import type { Translate } from '@/lib/i18n/translator';

/**
 * What a record is called: its kind and number. Recreations are runs with numbers of their own, and the
 * only runs of class E.
 */
export function recordCalled(
  t: Translate<'review'>,
  { kind, number, ...record }: Pick<ShownRecord, 'kind' | 'number' | 'class'>,
): string {
  const word = kind === 'run' && record.class === 'E' ? 'recreation' : kind;
  return t(`kind.${word}`, { number: String(number ?? '') }).trim();
}
