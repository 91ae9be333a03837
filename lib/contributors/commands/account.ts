import { and, eq, isNull, or } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { contributorAccount } from '@/db/schema/cases';
import { membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { command } from '@/lib/door/command';
import { contributorAccountLinked } from '@/lib/entries/contributor-account-linked.v1';
import { contributorAccountUnlinked } from '@/lib/entries/contributor-account-unlinked.v1';
import { draft, type EntryDraft } from '@/lib/entries/draft';
import { AppError } from '@/lib/kernel/errors';
import type { Recorded } from '@/lib/ledger/append';
import { requireContributor } from '../queries';
import { linkAccountInput, unlinkAccountInput } from '../schema';

/**
 * Records that an account acts for a contributor. The account must have (or have had) access to
 * the workspace, so that strangers' accounts cannot be probed; in a case it acts for one person.
 */
export async function linkEntry(
  tx: Tx,
  grant: Grant<'contributor.write'>,
  contributorId: string,
  accountId: string,
  record: (draft: EntryDraft) => Promise<Recorded>,
): Promise<Recorded> {
  const [found] = await tx
    .select({ displayName: account.displayName })
    .from(account)
    .innerJoin(membership, eq(membership.accountId, account.id))
    .where(
      and(
        eq(account.id, accountId),
        eq(membership.workspaceId, grant.workspaceId),
        or(isNull(membership.caseId), eq(membership.caseId, grant.caseId)),
      ),
    )
    .limit(1);
  if (!found) throw new AppError('INVALID', { fields: { accountId: 'unknown_account' } });
  const [taken] = await tx
    .select({ contributorId: contributorAccount.contributorId })
    .from(contributorAccount)
    .where(
      and(eq(contributorAccount.caseId, grant.caseId), eq(contributorAccount.accountId, accountId)),
    );
  if (taken) throw new AppError('CONFLICT', { reason: 'account_taken' });
  const entry = await record(
    draft(
      contributorAccountLinked,
      { contributor: contributorId, account: accountId },
      { displayName: found.displayName },
    ),
  );
  await tx.insert(contributorAccount).values({
    contributorId,
    accountId,
    caseId: grant.caseId,
    linkedAt: entry.at,
    entry: entry.index,
  });
  return entry;
}

/** Says that an account acts for a contributor; a person may have several. */
export const linkAccount = command({
  name: 'contributor.link_account',
  action: 'contributor.write',
  input: linkAccountInput,
  async run({ tx, grant, input, record }) {
    await requireContributor(tx, grant.caseId, input.contributorId);
    const entry = await linkEntry(tx, grant, input.contributorId, input.accountId, record);
    return { answer: null, entries: [entry] };
  },
});

/** Takes a link back, with the reason; what the account did before stays where it is. */
export const unlinkAccount = command({
  name: 'contributor.unlink_account',
  action: 'contributor.write',
  input: unlinkAccountInput,
  async run({ tx, grant, input, record }) {
    const { contributorId, accountId, reason } = input;
    await requireContributor(tx, grant.caseId, contributorId);
    const gone = await tx
      .delete(contributorAccount)
      .where(
        and(
          eq(contributorAccount.contributorId, contributorId),
          eq(contributorAccount.accountId, accountId),
          eq(contributorAccount.caseId, grant.caseId),
        ),
      )
      .returning({ accountId: contributorAccount.accountId });
    if (gone.length === 0) throw new AppError('NOT_FOUND', { reason: 'account_link' });
    const entry = await record(
      draft(
        contributorAccountUnlinked,
        { contributor: contributorId, account: accountId },
        { reason },
      ),
    );
    return { answer: null, entries: [entry] };
  },
});
