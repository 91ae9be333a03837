import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { contributor, contributorAccount, contributorRole } from '@/db/schema/cases';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerEntry, ledgerPayload } from '@/db/schema/ledger';
import { membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { AppError } from '@/lib/kernel/errors';
import { PAYLOAD_OF_ENTRY } from '@/lib/ledger/read';

/** Every contributor of the case with roles and accounts. */
export async function contributorsOf(tx: Tx, grant: Grant<'case.read'>) {
  const people = await tx
    .select()
    .from(contributor)
    .where(eq(contributor.caseId, grant.caseId))
    .orderBy(asc(contributor.id));
  const roles = await tx
    .select()
    .from(contributorRole)
    .where(eq(contributorRole.caseId, grant.caseId))
    .orderBy(asc(contributorRole.id));
  const accounts = await tx
    .select({
      contributorId: contributorAccount.contributorId,
      accountId: contributorAccount.accountId,
      displayName: account.displayName,
      linkedAt: contributorAccount.linkedAt,
    })
    .from(contributorAccount)
    .innerJoin(account, eq(account.id, contributorAccount.accountId))
    .where(eq(contributorAccount.caseId, grant.caseId))
    .orderBy(asc(contributorAccount.linkedAt));
  return { people, roles, accounts };
}

/** Accounts with access to the case that act for nobody in it yet. */
export function unlinkedAccounts(tx: Tx, grant: Grant<'case.read'>) {
  return tx
    .selectDistinct({ accountId: account.id, displayName: account.displayName })
    .from(account)
    .innerJoin(membership, eq(membership.accountId, account.id))
    .leftJoin(
      contributorAccount,
      and(
        eq(contributorAccount.accountId, account.id),
        eq(contributorAccount.caseId, grant.caseId),
      ),
    )
    .where(
      and(
        eq(membership.workspaceId, grant.workspaceId),
        isNull(membership.endedAt),
        or(isNull(membership.caseId), eq(membership.caseId, grant.caseId)),
        isNull(contributorAccount.accountId),
      ),
    )
    .orderBy(account.displayName);
}

/** Counts of acts by account, by kind: what the record says without weighing it. */
export function actCounts(tx: Tx, grant: Grant<'case.read'>, accountIds: string[]) {
  if (accountIds.length === 0) return Promise.resolve([]);
  return tx
    .select({
      actorId: ledgerEntry.actorId,
      kind: ledgerEntry.kind,
      count: sql<number>`count(*)::int`,
    })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.caseId, grant.caseId), inArray(ledgerEntry.actorId, accountIds)))
    .groupBy(ledgerEntry.actorId, ledgerEntry.kind);
}

/** A page of entries by accounts or about the contributor, newest first. */
export function actsOf(
  tx: Tx,
  grant: Grant<'case.read'>,
  contributorId: string,
  accountIds: string[],
  before: number | undefined,
  limit: number,
) {
  return tx
    .select({
      index: ledgerEntry.index,
      kind: ledgerEntry.kind,
      at: ledgerEntry.at,
      actorId: ledgerEntry.actorId,
      subject: ledgerEntry.subject,
      body: ledgerEntry.body,
      payload: ledgerPayload.data,
    })
    .from(ledgerEntry)
    .leftJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(
      and(
        eq(ledgerEntry.caseId, grant.caseId),
        before === undefined ? undefined : lt(ledgerEntry.index, before),
        accountIds.length > 0
          ? or(inArray(ledgerEntry.actorId, accountIds), eq(ledgerEntry.subject, contributorId))
          : eq(ledgerEntry.subject, contributorId),
      ),
    )
    .orderBy(desc(ledgerEntry.index))
    .limit(limit);
}

/** Numbers of exhibits of the case by identifier. */
export async function exhibitNumbers(
  tx: Tx,
  grant: Grant<'case.read'>,
  ids: string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: exhibit.id, number: exhibit.number })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, grant.caseId), inArray(exhibit.id, ids)));
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Exhibits this person is stated to have supplied. */
export function suppliedBy(tx: Tx, grant: Grant<'case.read'>, contributorId: string) {
  return tx
    .select({
      id: exhibit.id,
      number: exhibit.number,
      title: exhibit.title,
      captureClass: exhibit.captureClass,
    })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, grant.caseId), eq(exhibit.supplierId, contributorId)))
    .orderBy(asc(exhibit.number));
}

/** Every name a contributor had, oldest first, from the entries that gave it. */
export function nameEntries(tx: Tx, grant: Grant<'case.read'>, contributorId: string) {
  return tx
    .select({ index: ledgerEntry.index, at: ledgerEntry.at, payload: ledgerPayload.data })
    .from(ledgerEntry)
    .innerJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(
      and(
        eq(ledgerEntry.caseId, grant.caseId),
        eq(ledgerEntry.subject, contributorId),
        inArray(ledgerEntry.kind, ['contributor.added', 'contributor.amended']),
      ),
    )
    .orderBy(asc(ledgerEntry.index));
}

/** Throws NOT_FOUND unless the contributor belongs to the case. Locks the row. */
export async function requireContributor(
  tx: Tx,
  caseId: string,
  contributorId: string,
): Promise<void> {
  const [found] = await tx
    .select({ id: contributor.id })
    .from(contributor)
    .where(and(eq(contributor.id, contributorId), eq(contributor.caseId, caseId)))
    .for('update');
  if (!found) throw new AppError('NOT_FOUND', { reason: 'contributor' });
}
