import { Badge } from '@/components/ui/badge';
import type { RoleItem } from '@/lib/contributors/dto';
import { CLAIMED_ROLES } from '@/lib/contributors/model';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';

type T = Translate<'people'>;
type Period = Pick<RoleItem, 'startsOn' | 'endsOn'>;

/** The period of a role in words; an end that nobody stated is said to be unstated. */
export function periodText(t: T, format: Formatter, { startsOn, endsOn }: Period): string {
  const from = startsOn === null ? '' : format.day(startsOn);
  const to = endsOn === null ? '' : format.day(endsOn);
  if (from && to) return t('period.both', { from, to });
  if (from) return t('period.from', { from });
  return to ? t('period.to', { to }) : t('period.none');
}

/** Whether where a role stands is shown: for claims about authorship, and for any that was answered. */
export function hasStanding({ name, standing }: Pick<RoleItem, 'name' | 'standing'>): boolean {
  return CLAIMED_ROLES.includes(name) || standing !== 'asserted';
}

/** A role with where the claim stands. */
export function RoleName({ t, role }: { t: T; role: RoleItem }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      {t(`role.${role.name}`)}
      {hasStanding(role) && (
        <Badge tone={role.standing === 'disputed' ? 'seal' : 'plain'}>
          {t(`roleStanding.${role.standing}`)}
        </Badge>
      )}
    </span>
  );
}

/** A role with its standing and period, for a row of a list. */
export function RoleLine({ t, format, role }: { t: T; format: Formatter; role: RoleItem }) {
  return (
    <li className="not-first:mt-1">
      <RoleName t={t} role={role} />
      <span className="block text-sm text-ink-2">{periodText(t, format, role)}</span>
    </li>
  );
}
