import type { FieldAttribution } from '@/lib/authorship/attribution';
import { FIELD_ROLES } from '@/lib/authorship/vocabulary';
import type { Translate } from '@/lib/i18n/translator';

/** Name of a field: its label where it has one, else the word of its role. */
export function fieldTitle(
  t: Translate<'attribution'>,
  field: Pick<FieldAttribution, 'label' | 'role' | 'name'>,
): string {
  if (field.label) return field.label;
  const role = FIELD_ROLES.find((one) => one === field.role);
  return role ? t(`field.${role}`) : field.name;
}
