import type { ActItem, RoleItem } from '@/lib/contributors/dto';
import { CONTRIBUTOR_ROLES, ROLE_STANDINGS } from '@/lib/entries/vocabulary';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { hasStanding, periodText } from './role-line';

type T = Translate<'people'>;

// Bodies of entries arrive as data of the record, of any edition: nothing in them is taken for
// granted, and what this edition has no words for is left to the ledger's own page.

const textOf = (part: Record<string, unknown> | null, field: string): string => {
  const value = part?.[field];
  return typeof value === 'string' ? value : '';
};

/** The role an entry states, in words, or nothing where it is none this edition knows. */
function roleText(t: T, format: Formatter, act: ActItem['act']): string {
  const name = CONTRIBUTOR_ROLES.find((one) => one === act.name);
  if (!name) return '';
  const standing: RoleItem['standing'] =
    ROLE_STANDINGS.find((one) => one === act.standing) ?? 'asserted';
  const day = (field: string) => textOf(act, field) || null;
  const period = periodText(t, format, { startsOn: day('startsOn'), endsOn: day('endsOn') });
  const claim = hasStanding({ name, standing }) ? [t(`roleStanding.${standing}`)] : [];
  return [t(`role.${name}`), ...claim, period].join(' · ');
}

/** What an act says besides its kind, where a few words can say it; else an empty text. */
export function actDetail(t: T, format: Formatter, { kind, act, payload }: ActItem): string {
  if (kind === 'contributor.role_recorded') return roleText(t, format, act);
  const field = {
    'contributor.added': 'name',
    'contributor.amended': 'name',
    'contributor.account_linked': 'displayName',
    'contributor.account_unlinked': 'reason',
    'exhibit.added': 'title',
    'exhibit.described': 'title',
    'case.status_changed': 'reason',
    'case.dispute_dated': 'reason',
  }[kind];
  return field === undefined ? '' : textOf(payload, field);
}

/** What an act concerns, by the identifiers its entry names. */
export type ActObject =
  | { kind: 'exhibit'; id: string; number: number | null }
  | { kind: 'person'; id: string }
  | { kind: 'dossier'; id: string }
  | null;

/**
 * The exhibit, other person or dossier an act concerns; null where it concerns the case or
 * `personId`, on whose page it stands.
 */
export function actObject({ act, exhibitNumber }: ActItem, personId: string): ActObject {
  const exhibit = textOf(act, 'exhibit');
  if (exhibit) return { kind: 'exhibit', id: exhibit, number: exhibitNumber };
  const person = textOf(act, 'contributor');
  if (person) return person === personId ? null : { kind: 'person', id: person };
  const dossier = textOf(act, 'dossier');
  return dossier ? { kind: 'dossier', id: dossier } : null;
}
