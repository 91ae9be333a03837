import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { randomBytes } from '#crypto';
import { accessToken, account } from '@/db/schema/accounts';
import { withoutTransaction } from '@/db/tx';
import { sha256Hex, toBase64 } from '@/lib/kernel/digest';
import { SESSION_LIMITS } from './limits';

/** What a personal access token may do. */
export type TokenScope = 'read' | 'write';

const PREFIX = 'chg_';
const SECRET_BYTES = 32;

/** 32 random bytes in base64url (RFC 4648 §5): 43 characters. */
export const SECRET_FORM = /^[A-Za-z0-9_-]{43}$/;

/**
 * A secret to hand out once (256 random bits in base64url) and the hash to keep. A plain SHA-256
 * suffices: there is nothing to guess, unlike in a password.
 */
export function newSecret(): { secret: string; hash: string } {
  const secret = toBase64(randomBytes(SECRET_BYTES))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
  return { secret, hash: hashSecret(secret) };
}

/** What is kept of a secret, and looked up by. */
export function hashSecret(secret: string): string {
  return sha256Hex(secret);
}

/** A new personal access token, `chg_` and 43 characters, and the hash to keep. */
export function newAccessToken(): { token: string; hash: string } {
  const token = `${PREFIX}${newSecret().secret}`;
  return { token, hash: hashSecret(token) };
}

/** A living token with the account as it is now. */
export type TokenBearer = {
  tokenId: string;
  accountId: string;
  name: string;
  scopes: readonly TokenScope[];
};

/** Scopes out of their column; words this software does not know open nothing. */
export function scopesIn(column: string): readonly TokenScope[] {
  const words = column.split(' ');
  return (['read', 'write'] as const).filter((scope) => words.includes(scope));
}

/**
 * Who an Authorization header (RFC 6750 §2.1) speaks for, or null: unknown, revoked, expired, of a
 * disabled account, or no token of ours at all. Notes when it was last used.
 */
export async function lookUpToken(authorization: string): Promise<TokenBearer | null> {
  const [, token] = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization) ?? [];
  if (!token?.startsWith(PREFIX) || !SECRET_FORM.test(token.slice(PREFIX.length))) return null;
  const hash = hashSecret(token);
  return withoutTransaction(async (db) => {
    const before = sql`now() - ${SESSION_LIMITS.seenEveryMs} * interval '1 millisecond'`;
    const stale = or(isNull(accessToken.lastUsedAt), lt(accessToken.lastUsedAt, before));
    const [found] = await db
      .select({
        tokenId: accessToken.id,
        accountId: account.id,
        name: account.displayName,
        scopes: accessToken.scopes,
        stale: sql<boolean>`${stale}`,
      })
      .from(accessToken)
      .innerJoin(account, eq(account.id, accessToken.accountId))
      .where(
        and(
          eq(accessToken.tokenHash, hash),
          isNull(accessToken.revokedAt),
          gt(accessToken.expiresAt, sql`now()`),
          isNull(account.disabledAt),
        ),
      );
    if (!found) return null;
    const { stale: isStale, ...bearer } = found;
    if (isStale) {
      await db
        .update(accessToken)
        .set({ lastUsedAt: sql`now()` })
        .where(and(eq(accessToken.id, bearer.tokenId), stale));
    }
    return { ...bearer, scopes: scopesIn(bearer.scopes) };
  });
}
