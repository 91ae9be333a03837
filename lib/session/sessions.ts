import { and, desc, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import { account, session } from '@/db/schema/accounts';
import { inTransaction, type Tx, withoutTransaction } from '@/db/tx';
import type { Client } from '@/lib/kernel/actor';
import { newId } from '@/lib/kernel/ids';
import { SESSION_LIMITS } from './limits';

const ms = (value: number) => sql`${value} * interval '1 millisecond'`;

// The database's clock decides, so that two instances never disagree on whether a session lives.
const alive = () =>
  and(
    isNull(session.revokedAt),
    gt(session.expiresAt, sql`now()`),
    gt(session.lastSeenAt, sql`now() - ${ms(SESSION_LIMITS.idleMs)}`),
  );

/** A living session with the account as it is now. */
export type SignedIn = { sessionId: string; accountId: string; name: string; locale: string };

/** Makes the row of a new sign-in and gives its identifier; never reuses one. */
export async function openSession(accountId: string, client: Client): Promise<string> {
  const id = newId('session');
  await inTransaction((tx) =>
    tx.insert(session).values({
      id,
      accountId,
      authenticator: 'password',
      expiresAt: sql`now() + ${ms(SESSION_LIMITS.absoluteMs)}`,
      createdAt: sql`now()`,
      lastSeenAt: sql`now()`,
      userAgent: client.userAgent,
      address: client.address,
    }),
  );
  return id;
}

/**
 * The session if it lives: not revoked, not past its end, not idle too long, of an account that
 * is not disabled. Notes when it was last seen, unless it is only looked at. Throws UNAVAILABLE without
 * a database.
 */
export async function lookUpSession(
  id: string,
  { isUse = true }: { isUse?: boolean } = {},
): Promise<SignedIn | null> {
  return withoutTransaction(async (db) => {
    const [found] = await db
      .select({
        sessionId: session.id,
        accountId: account.id,
        name: account.displayName,
        locale: account.locale,
        stale: sql<boolean>`${session.lastSeenAt} < now() - ${ms(SESSION_LIMITS.seenEveryMs)}`,
      })
      .from(session)
      .innerJoin(account, eq(account.id, session.accountId))
      .where(and(eq(session.id, id), alive(), isNull(account.disabledAt)));
    if (!found) return null;
    const { stale, ...signedIn } = found;
    if (stale && isUse) {
      await db
        .update(session)
        .set({ lastSeenAt: sql`now()` })
        .where(and(eq(session.id, id), alive()));
    }
    return signedIn;
  });
}

/** Living sessions of an account, last seen first. */
export function livingSessions(tx: Tx, accountId: string) {
  return tx
    .select({
      id: session.id,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      expiresAt: session.expiresAt,
      userAgent: session.userAgent,
      address: session.address,
    })
    .from(session)
    .where(and(eq(session.accountId, accountId), alive()))
    .orderBy(desc(session.lastSeenAt), desc(session.id));
}

/** Ends one session of an account; false where it has none such that lives. */
export async function endSession(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const ended = await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(session.id, id), eq(session.accountId, accountId), alive()))
    .returning({ id: session.id });
  return ended.length > 0;
}

/** Ends all sessions of an account but one, or all; the number ended. */
export async function endSessions(tx: Tx, accountId: string, except?: string): Promise<number> {
  const ended = await tx
    .update(session)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(session.accountId, accountId),
        isNull(session.revokedAt),
        except === undefined ? undefined : ne(session.id, except),
      ),
    )
    .returning({ id: session.id });
  return ended.length;
}

/** Ends a session whoever it belongs to: for the browser that holds its cookie. */
export async function endSessionById(id: string): Promise<void> {
  await inTransaction((tx) =>
    tx
      .update(session)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(session.id, id), isNull(session.revokedAt))),
  );
}
