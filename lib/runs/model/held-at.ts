/** Milliseconds that a day somewhere begins before, and ends after, the same day of UTC. */
const EARLIEST = 14 * 3_600_000;
const LATEST = 12 * 3_600_000;
const DAY = 24 * 3_600_000;

type Period = { startsOn: string | null; endsOn: string | null };

/**
 * Whether the period stated for an account covers a time, in whatever zone its days were meant; null
 * where no period is stated or no time is known. Outside it, who held the account and which terms were
 * in force is not stated.
 */
export function isHeldAt({ startsOn, endsOn }: Period, at: string | null): boolean | null {
  if (at === null || (startsOn === null && endsOn === null)) return null;
  const time = Date.parse(at);
  if (startsOn !== null && time < Date.parse(startsOn) - EARLIEST) return false;
  return endsOn === null || time < Date.parse(endsOn) + DAY + LATEST;
}
