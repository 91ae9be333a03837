import { eq, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { throttle } from '@/db/schema/accounts';
import { sha256Hex } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { networkOf } from './address';
import { PASSWORD_LIMITS } from './limits';

// Every function here writes on a connection of its own, never in the caller's transaction: a
// refused attempt must stay counted. Call them before a transaction, so that none waits for a
// second connection while it holds one. Attempts are counted before the work they allow, in one
// statement, so that many at once cannot pass together.

/** A counter's name; what it counts is hashed, so that the table lists no addresses or e-mails. */
const keyOf = (kind: string, subject: string) => `${kind}:${sha256Hex(subject)}`;

const seconds = (ms: number) => Math.ceil(ms / 1000);

/** What counts as one attempt in a window of time. */
export type Window = { kind: string; subject: string; limit: number; windowMs: number };

/** Counts one attempt. Throws RATE with the seconds to wait when the window is full. */
export async function takeFrom(window: Window, reason = 'too_many'): Promise<void> {
  const key = keyOf(window.kind, window.subject);
  const span = sql`${window.windowMs} * interval '1 millisecond'`;
  const over = sql`${throttle.windowEndsAt} <= now()`;
  const taken = await database()
    .insert(throttle)
    .values({ key, count: 1, windowEndsAt: sql`now() + ${span}` })
    .onConflictDoUpdate({
      target: throttle.key,
      set: {
        count: sql`case when ${over} then 1 else ${throttle.count} + 1 end`,
        windowEndsAt: sql`case when ${over} then now() + ${span} else ${throttle.windowEndsAt} end`,
      },
      setWhere: sql`${over} or ${throttle.count} < ${window.limit}`,
    })
    .returning({ count: throttle.count });
  if (taken[0]?.count === 1) await forgetOld();
  if (taken.length === 0) throw await waitFor(key, reason);
}

/** Takes one attempt back, when it turned out well. */
export async function giveBack(window: Pick<Window, 'kind' | 'subject'>): Promise<void> {
  await database()
    .update(throttle)
    .set({ count: sql`greatest(${throttle.count} - 1, 0)` })
    .where(eq(throttle.key, keyOf(window.kind, window.subject)));
}

/** Attempts of one network to sign in; null where the network is not known and cannot be counted. */
export function signInWindow(address: string): Window | null {
  if (address === '') return null;
  return {
    kind: 'sign_in',
    subject: networkOf(address),
    limit: PASSWORD_LIMITS.perNetwork,
    windowMs: PASSWORD_LIMITS.networkWindowMs,
  };
}

const passwordKey = (subject: string) =>
  // Rows of accounts are kept for ever: their count is that of failures in a row.
  subject.startsWith('acct_') ? `password:${subject}` : keyOf('password', subject);

/**
 * Counts one try of an account's password; `subject` is the account's identifier, or the e-mail
 * where no account has it, so that both look alike. Throws RATE while the account waits after a
 * burst, and always after the last of `PASSWORD_LIMITS.final` until a success or a reset.
 */
export async function takePasswordTry(subject: string): Promise<void> {
  const { burst, waitMs, longestMs, final } = PASSWORD_LIMITS;
  const key = passwordKey(subject);
  // Well past rather than now: of two at once, the later to start may be the first to write.
  const noWait = sql`now() - interval '1 hour'`;
  const next = sql`${throttle.count} + 1`;
  const wait = sql`least(${longestMs}, ${waitMs} * power(2, (${next}) / ${burst} - 1)) * interval '1 millisecond'`;
  const taken = await database()
    .insert(throttle)
    .values({ key, count: 1, windowEndsAt: noWait })
    .onConflictDoUpdate({
      target: throttle.key,
      set: {
        count: next,
        windowEndsAt: sql`case when (${next}) % ${burst} = 0 then now() + ${wait} else ${noWait} end`,
      },
      setWhere: sql`${throttle.windowEndsAt} <= now() and ${throttle.count} < ${final}`,
    })
    .returning({ count: throttle.count });
  if (taken.length === 0) throw await waitFor(key, 'sign_in_throttled');
}

/** Takes a try back that never came to a comparison, because the server was too busy. */
export async function undoPasswordTry(subject: string): Promise<void> {
  await database()
    .update(throttle)
    .set({
      count: sql`greatest(${throttle.count} - 1, 0)`,
      windowEndsAt: sql`now() - interval '1 hour'`,
    })
    .where(eq(throttle.key, passwordKey(subject)));
}

/** Ends the count of failures in a row: the password was right, or was reset. */
export async function clearPasswordTries(subject: string): Promise<void> {
  await database()
    .delete(throttle)
    .where(eq(throttle.key, passwordKey(subject)));
}

async function waitFor(key: string, reason: string): Promise<AppError> {
  const [row] = await database()
    .select({
      count: throttle.count,
      ms: sql<number>`(extract(epoch from ${throttle.windowEndsAt} - now()) * 1000)::float8`,
    })
    .from(throttle)
    .where(eq(throttle.key, key));
  const locked = key.startsWith('password:') && (row?.count ?? 0) >= PASSWORD_LIMITS.final;
  return new AppError('RATE', {
    reason: locked ? 'sign_in_locked' : reason,
    retryAfter: Math.max(1, seconds(row?.ms ?? 0)),
  });
}

/** Drops a handful of counters a day past; called when a new one is made, so they cannot pile up. */
async function forgetOld(): Promise<void> {
  await database().execute(sql`
    delete from ${throttle} where ${throttle.key} in (
      select key from throttle
      where window_ends_at < now() - interval '1 day' and key not like 'password:acct\\_%'
      limit 50)`);
}
