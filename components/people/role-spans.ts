import type { RoleItem } from '@/lib/contributors/dto';

type Period = Pick<RoleItem, 'id' | 'startsOn' | 'endsOn'>;

/** Where a role lies on the axis of all roles, in per cent of its length. */
export type RoleSpan = {
  from: number;
  to: number;
  /** Nobody stated where it begins or ends: it reaches the edge, but is not known to. */
  openStart: boolean;
  openEnd: boolean;
};

const DAY = 86_400_000;

/** Room beyond the last known day for a period without an end, as a part of the known length. */
const MARGIN = 0.12;

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY;

/**
 * Puts roles on one axis, by id, from the first to the last day that any of them states; the last
 * day belongs to its role. Empty where no start or no end is stated at all: an axis of starts alone
 * would show lengths that nobody stated.
 */
export function roleSpans(roles: readonly Period[]): Map<string, RoleSpan> {
  const spans = new Map<string, RoleSpan>();
  const starts = roles.flatMap(({ startsOn }) => (startsOn === null ? [] : [dayNumber(startsOn)]));
  const ends = roles.flatMap(({ endsOn }) => (endsOn === null ? [] : [dayNumber(endsOn) + 1]));
  if (starts.length === 0 || ends.length === 0) return spans;
  let [first, last] = [Math.min(...starts, ...ends), Math.max(...starts, ...ends)];
  if (first === last) return spans;
  const margin = Math.max((last - first) * MARGIN, 1);
  if (roles.some(({ startsOn }) => startsOn === null)) first -= margin;
  if (roles.some(({ endsOn }) => endsOn === null)) last += margin;
  const at = (day: number) => Math.round(((day - first) / (last - first)) * 10_000) / 100;
  for (const { id, startsOn, endsOn } of roles) {
    spans.set(id, {
      from: startsOn === null ? 0 : at(dayNumber(startsOn)),
      to: endsOn === null ? 100 : at(dayNumber(endsOn) + 1),
      openStart: startsOn === null,
      openEnd: endsOn === null,
    });
  }
  return spans;
}
