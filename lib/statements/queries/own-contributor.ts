import { and, eq } from 'drizzle-orm';
import { contributor, contributorAccount } from '@/db/schema/cases';
import type { Tx } from '@/db/tx';
import { AppError } from '@/lib/kernel/errors';

/** Contributors of a case that an account is linked to now. */
export async function contributorsOfAccount(
  tx: Tx,
  caseId: string,
  accountId: string,
): Promise<string[]> {
  const rows = await tx
    .select({ id: contributorAccount.contributorId })
    .from(contributorAccount)
    .where(and(eq(contributorAccount.caseId, caseId), eq(contributorAccount.accountId, accountId)));
  return rows.map(({ id }) => id);
}

/** Throws INVALID where an account is not linked to a contributor: nobody speaks for another. */
export async function requireOwn(
  tx: Tx,
  caseId: string,
  accountId: string,
  contributorId: string,
): Promise<void> {
  const own = await contributorsOfAccount(tx, caseId, accountId);
  if (!own.includes(contributorId)) {
    throw new AppError('INVALID', { fields: { contributorId: 'not_your_contributor' } });
  }
}

/** Throws INVALID for a contributor that the case does not have. */
export async function requireContributors(
  tx: Tx,
  caseId: string,
  ids: readonly string[],
  field: string,
): Promise<void> {
  const rows = await tx
    .select({ id: contributor.id })
    .from(contributor)
    .where(eq(contributor.caseId, caseId));
  const known = new Set(rows.map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) {
    throw new AppError('INVALID', { fields: { [field]: 'unknown_contributor' } });
  }
}
