import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { counselEntry } from '@/db/schema/counsel';
import { membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { sealText } from '@/lib/kernel/sealed-text';
import { lockNumbering } from '@/lib/ledger/append';
import { counselHash, NO_HASH } from '../model';
import { DESK_READERS, firmsOf } from '../queries/readers';

/** Where something is written: the case, its workspace and the account whose log it joins. */
type LogPlace = { caseId: string; workspaceId: string; accountId: string };

/** What is written: the kind and, of an item of the desk, which item; the content is sealed. */
type LogEntry = {
  kind: string;
  subject: string | null;
  record: { kind: string; id: string } | null;
  sharedWith: readonly string[];
  content: unknown;
};

/**
 * Adds an entry to the log of one account in one case: sealed, chained, append-only, apart from
 * evidence. Throws INVALID where it is shared with somebody who may not read it: other counsel for a
 * note, anybody on the case's team or its counsel for an item of the desk, or a firm of the writer's.
 */
export async function appendToLog(
  tx: Tx,
  { caseId, workspaceId, accountId }: LogPlace,
  { kind, subject, record, content, ...entry }: LogEntry,
): Promise<{ id: string; at: Date }> {
  const sharedWith = [...new Set(entry.sharedWith)].filter((one) => one !== accountId).sort();
  await requireReaders(tx, { workspaceId, accountId }, kind, sharedWith);
  await lockNumbering(tx, `${caseId} ${accountId}`);
  const [last] = await tx
    .select({ seq: counselEntry.seq, hash: counselEntry.hash })
    .from(counselEntry)
    .where(and(eq(counselEntry.caseId, caseId), eq(counselEntry.accountId, accountId)))
    .orderBy(desc(counselEntry.seq))
    .limit(1);
  const id = newId('note');
  const seq = last ? last.seq + 1 : 0;
  const at = new Date();
  const sealed = sealText('notes of counsel', id, JSON.stringify(content));
  const link = { id, case: caseId, account: accountId, seq, record, sharedWith, sealed };
  const hash = counselHash(last?.hash ?? NO_HASH, {
    ...link,
    at: at.toISOString(),
    ...(kind === 'note' ? {} : { kind, subject }),
  });
  await tx.insert(counselEntry).values({
    id,
    caseId,
    accountId,
    seq,
    at,
    kind,
    subject,
    recordKind: record?.kind ?? null,
    recordId: record?.id ?? null,
    sharedWith,
    sealed,
    hash,
  });
  return { id, at };
}

async function requireReaders(
  tx: Tx,
  { workspaceId, accountId }: Omit<LogPlace, 'caseId'>,
  kind: string,
  sharedWith: readonly string[],
): Promise<void> {
  if (sharedWith.length === 0) return;
  const people = sharedWith.filter((one) => one.startsWith('acct_'));
  const firms = sharedWith.filter((one) => one.startsWith('frm_'));
  const levels = kind === 'note' ? (['counsel'] as const) : DESK_READERS;
  const known = await tx
    .select({ id: membership.accountId })
    .from(membership)
    .where(
      and(
        eq(membership.workspaceId, workspaceId),
        inArray(membership.accountId, people),
        inArray(membership.access, [...levels]),
        isNull(membership.endedAt),
      ),
    );
  const own = (await firmsOf(tx, accountId)).filter(
    (one) => one.workspaceId === workspaceId && firms.includes(one.id),
  );
  if (known.length + own.length < sharedWith.length) {
    throw new AppError('INVALID', { fields: { sharedWith: 'not_counsel' } });
  }
}
