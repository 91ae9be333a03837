import type { ContributorRole } from '@/lib/entries/vocabulary';

/** Roles whose holder is a claim about authorship, so that a standing is shown beside them. */
export const CLAIMED_ROLES: readonly ContributorRole[] = ['lead_creator', 'co_creator'];

/** Whether a period is possible: a start not after its end. Open ends are allowed. */
export function isPeriod(startsOn: string | null, endsOn: string | null): boolean {
  return startsOn === null || endsOn === null || startsOn <= endsOn;
}
