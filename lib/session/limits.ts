const HOUR = 3_600_000;

/**
 * How long a sign-in lasts. Longer than the strictest guidance (an hour idle, a day in all) because
 * creators leave a case open through a working day; docs/adr/0006-sessions.md gives the reasons.
 */
export const SESSION_LIMITS = {
  idleMs: 12 * HOUR,
  absoluteMs: 7 * 24 * HOUR,
  /** The time last seen is written at most this often. */
  seenEveryMs: 60_000,
} as const;

/** How often a password may be tried. */
export const PASSWORD_LIMITS = {
  /** Failures in a row before the account waits. */
  burst: 10,
  /** First wait; it doubles with every further burst, up to `longestMs`. */
  waitMs: 15 * 60_000,
  longestMs: 24 * HOUR,
  /** Failures in a row after which only a reset opens the account again (NIST SP 800-63B §3.2.2). */
  final: 100,
  /** Attempts of one network within the window, whoever they are for. Successes are not counted. */
  perNetwork: 60,
  networkWindowMs: 15 * 60_000,
} as const;
