import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';

/** Requests a token may make at once, and how many more every second after that. */
const BURST = 1_000;
const PER_SECOND = 100;

/** Tokens remembered; more are forgotten oldest first, which only ever favours the caller. */
const KEPT = 10_000;

type Bucket = { left: number; at: number };

const buckets = new Map<string, Bucket>();

/**
 * Takes one request from a token's bucket. Throws RATE with the seconds to wait when it is empty.
 * Each process counts for itself: the limit protects it, and is no quota. Browser sessions are not
 * counted, for people do not come near it.
 */
export function takeRequest(caller: Caller, now = Date.now()): void {
  const { actor } = caller;
  if (actor?.kind !== 'person' || actor.authenticator !== 'token') return;
  const known = buckets.get(actor.session);
  const before = known ?? { left: BURST, at: now };
  const left = Math.min(BURST, before.left + (Math.max(0, now - before.at) / 1000) * PER_SECOND);
  // Deleted first, so that the map's order is that of last use.
  buckets.delete(actor.session);
  buckets.set(actor.session, { left: Math.max(0, left - 1), at: now });
  if (buckets.size > KEPT)
    for (const oldest of buckets.keys()) {
      buckets.delete(oldest);
      break;
    }
  if (left < 1) {
    throw new AppError('RATE', {
      reason: 'too_many_requests',
      retryAfter: Math.ceil(1 / PER_SECOND),
    });
  }
}
