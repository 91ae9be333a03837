import { and, eq, sql } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { securityLog } from '@/db/schema/operations';
import { inTransaction, type Tx } from '@/db/tx';
import type { Client } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { hashPassword, needsRehash, verifyPassword } from './password';
import {
  clearPasswordTries,
  giveBack,
  signInWindow,
  takeFrom,
  takePasswordTry,
  undoPasswordTry,
} from './throttle';

/** Longest e-mail address (RFC 5321 §4.5.3.1.3, with the limits of its parts). */
const EMAIL_LIMIT = 254;

/** One spelling of an e-mail address: outer space off, lower case. */
export function tidyEmail(email: string): string {
  return email.trim().toLowerCase();
}

async function accountBy(tx: Tx, where: ReturnType<typeof eq>) {
  const [found] = await tx
    .select({
      id: account.id,
      passwordHash: account.passwordHash,
      disabledAt: account.disabledAt,
    })
    .from(account)
    .where(where);
  return found ?? null;
}

/**
 * The account that an e-mail and a password open, or null. Counted against the account and the
 * network before anything is compared; a wrong password, an unknown e-mail and a disabled account
 * give the same answer after the same work. Throws RATE.
 */
export async function checkCredentials(
  email: string,
  password: string,
  client: Client,
): Promise<{ accountId: string } | null> {
  const address = tidyEmail(email);
  if (address === '' || address.length > EMAIL_LIMIT) return null;
  const window = signInWindow(client.address);
  if (window) await takeFrom(window, 'network_throttled');
  const found = await inTransaction((tx) =>
    accountBy(tx, eq(sql`lower(${account.email})`, address)),
  );
  const subject = found?.id ?? address;
  await takePasswordTry(subject);
  const usable = found !== null && found.disabledAt === null ? found : null;
  const right = await compare(subject, password, usable?.passwordHash ?? null);
  if (!usable || !right) {
    if (found) await note('sign_in_refused', found.id, client);
    return null;
  }
  await clearPasswordTries(subject);
  if (window) await giveBack(window);
  await rehash(usable, password);
  await note('sign_in', usable.id, client);
  return { accountId: usable.id };
}

/**
 * Makes sure that whoever is signed in knows the account's password, and answers the stored string
 * it was compared with, so that a change can insist that it is still the same. Throws INVALID
 * with the field, or RATE.
 */
export async function confirmPassword(
  accountId: string,
  password: string,
  field: string,
): Promise<string> {
  await takePasswordTry(accountId);
  const found = await inTransaction((tx) => accountBy(tx, eq(account.id, accountId)));
  if (!found || !(await compare(accountId, password, found.passwordHash))) {
    throw new AppError('INVALID', { fields: { [field]: 'wrong_password' } });
  }
  await clearPasswordTries(accountId);
  return found.passwordHash;
}

/** Compares; a try that the server was too busy to work on does not count. */
async function compare(subject: string, password: string, stored: string | null): Promise<boolean> {
  try {
    return await verifyPassword(password, stored);
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE') await undoPasswordTry(subject);
    throw error;
  }
}

/** Renews a hash made with older parameters, now that the password is at hand. */
async function rehash(found: { id: string; passwordHash: string }, password: string) {
  if (!needsRehash(found.passwordHash)) return;
  const passwordHash = await hashPassword(password);
  await inTransaction((tx) =>
    tx
      .update(account)
      .set({ passwordHash })
      .where(and(eq(account.id, found.id), eq(account.passwordHash, found.passwordHash))),
  );
}

async function note(event: 'sign_in' | 'sign_in_refused', accountId: string, client: Client) {
  await inTransaction((tx) =>
    tx.insert(securityLog).values({ event, actorId: accountId, address: client.address }),
  );
}
