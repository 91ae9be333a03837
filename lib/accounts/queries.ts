import { and, desc, eq, isNull, notInArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { accessToken, account, passwordReset } from '@/db/schema/accounts';
import { securityLog, setting } from '@/db/schema/operations';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { Client } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';

/** Value of the setting `sample`, written by whoever seeds the sample case. */
const sampleSetting = z.object({ email: z.string(), accountIds: z.array(z.string()) });

export type Sample = z.infer<typeof sampleSetting>;

/** The accounts that came with the sample case, or null where none was seeded. */
export async function sampleOf(tx: Tx): Promise<Sample | null> {
  const [row] = await tx
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, 'sample'));
  return sampleSetting.safeParse(row?.value).data ?? null;
}

/**
 * Whether nobody has set this instance up: no account exists but those of the sample. Take
 * `lockSetUp` first where something is done on the answer.
 */
export async function isSetUpOpen(tx: Tx): Promise<boolean> {
  const sample = await sampleOf(tx);
  const [anybody] = await tx
    .select({ id: account.id })
    .from(account)
    .where(sample?.accountIds.length ? notInArray(account.id, sample.accountIds) : undefined)
    .limit(1);
  return anybody === undefined;
}

/** Serialises the making of accounts by strangers, until the transaction ends. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('instance.set_up', 0))`);
}

/** The account with an e-mail, in the one spelling of `email` of the schema. */
export async function accountByEmail(tx: Tx, email: string) {
  const [found] = await tx
    .select()
    .from(account)
    .where(eq(sql`lower(${account.email})`, email));
  return found ?? null;
}

/** The account of whoever acts. Throws NOT_FOUND for actors without one. */
export async function ownAccount(tx: Tx, grant: Grant<'account.read'>) {
  const [found] = await tx
    .select({
      accountId: account.id,
      name: account.displayName,
      email: account.email,
      locale: account.locale,
      passwordChangedAt: account.passwordChangedAt,
    })
    .from(account)
    .where(eq(account.id, grant.actor.id));
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

/** Own personal access tokens that are not revoked, newest first. */
export function ownTokens(tx: Tx, grant: Grant) {
  return tx
    .select({
      id: accessToken.id,
      name: accessToken.name,
      scopes: accessToken.scopes,
      createdAt: accessToken.createdAt,
      expiresAt: accessToken.expiresAt,
      lastUsedAt: accessToken.lastUsedAt,
      expired: sql<boolean>`${accessToken.expiresAt} <= now()`,
    })
    .from(accessToken)
    .where(and(eq(accessToken.accountId, grant.actor.id), isNull(accessToken.revokedAt)))
    .orderBy(desc(accessToken.id));
}

/** The account that a link to choose a password is for; null where the link no longer works. */
export async function resetBy(tx: Tx, tokenHash: string) {
  const [found] = await tx
    .select({ accountId: account.id, email: account.email })
    .from(passwordReset)
    .innerJoin(account, eq(account.id, passwordReset.accountId))
    .where(
      and(
        eq(passwordReset.tokenHash, tokenHash),
        isNull(passwordReset.usedAt),
        sql`${passwordReset.expiresAt} > now()`,
        isNull(account.disabledAt),
      ),
    );
  return found ?? null;
}

/** Keeps a change of what guards an account. */
export async function noteChange(
  tx: Tx,
  event: string,
  who: { accountId: string; sessionId: string | null; client: Client },
  detail: Record<string, string | number | null> | null = null,
): Promise<void> {
  await tx.insert(securityLog).values({
    event,
    actorId: who.accountId,
    sessionId: who.sessionId,
    address: who.client.address,
    detail,
  });
}
