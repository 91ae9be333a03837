import { and, eq, isNull } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { counselFirm, counselFirmMember } from '@/db/schema/counsel';
import { question } from '@/db/schema/statements';
import type { Tx } from '@/db/tx';
import { contributorsOfAccount } from './own-contributor';

type Row = typeof question.$inferSelect;

/** A question somebody may see: what they asked, what their firm asked, what is asked of them. */
export type SeenQuestion = Row & { own: boolean; ofMe: boolean };

/**
 * Questions of a case that an account may see, oldest first. Whoever is none of the three meets a
 * question as one that does not exist.
 */
export async function questionsSeen(
  tx: Tx,
  { caseId, workspaceId, accountId }: { caseId: string; workspaceId: string; accountId: string },
): Promise<SeenQuestion[]> {
  const rows = await tx
    .select()
    .from(question)
    .where(eq(question.caseId, caseId))
    .orderBy(question.at, question.id);
  const [mine, firm] = [
    await contributorsOfAccount(tx, caseId, accountId),
    await colleaguesOf(tx, workspaceId, accountId),
  ];
  return rows
    .map((row) => ({
      ...row,
      own: row.askedBy === accountId,
      ofMe: mine.includes(row.contributorId),
    }))
    .filter((row) => row.own || row.ofMe || firm.has(row.askedBy));
}

/**
 * Names of whoever asked something in a case, by account. Asking leaves no entry, so the ledger may
 * never have met them.
 */
export async function askersOf(tx: Tx, caseId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectDistinct({ id: account.id, name: account.displayName })
    .from(question)
    .innerJoin(account, eq(account.id, question.askedBy))
    .where(eq(question.caseId, caseId));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Accounts that belong now to a firm of the workspace to which this account belongs, too. */
async function colleaguesOf(
  tx: Tx,
  workspaceId: string,
  accountId: string,
): Promise<ReadonlySet<string>> {
  const members = await tx
    .select({ firm: counselFirmMember.firmId, account: counselFirmMember.accountId })
    .from(counselFirmMember)
    .innerJoin(counselFirm, eq(counselFirm.id, counselFirmMember.firmId))
    .where(and(eq(counselFirm.workspaceId, workspaceId), isNull(counselFirmMember.endedAt)));
  const own = new Set(members.filter((one) => one.account === accountId).map(({ firm }) => firm));
  return new Set(members.filter(({ firm }) => own.has(firm)).map(({ account }) => account));
}
