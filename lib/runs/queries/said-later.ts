import { and, desc, eq, sql } from 'drizzle-orm';
import { ledgerEntry, ledgerPayload } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import { runDescribed } from '@/lib/entries/run-described.v1';
import { PAYLOAD_OF_ENTRY } from '@/lib/ledger/read';
import type { RunDetail } from '../dto';
import { accountsOf } from './acts';

/**
 * Who said the present purpose and the present note of a run, and when, where that was after the run
 * was recorded; null where it was not, or where what was said is erased.
 */
export async function saidLater(
  tx: Tx,
  caseId: string,
  runId: string,
): Promise<Pick<RunDetail, 'purposeSaid' | 'noteSaid'>> {
  // In canonical JSON a name with its quotes stands nowhere but as a name.
  const names = (member: string) =>
    sql<boolean>`coalesce(strpos(${ledgerPayload.data}, ${`"${member}":`}) > 0, false)`;
  const rows = await tx
    .select({
      entry: ledgerEntry.index,
      at: ledgerEntry.at,
      actorId: ledgerEntry.actorId,
      purpose: names('purpose'),
      note: names('note'),
    })
    .from(ledgerEntry)
    .leftJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
    .where(
      and(
        eq(ledgerEntry.caseId, caseId),
        eq(ledgerEntry.subject, runId),
        eq(ledgerEntry.kind, runDescribed.kind),
      ),
    )
    .orderBy(desc(ledgerEntry.index));
  if (rows.length === 0) return { purposeSaid: null, noteSaid: null };
  const account = await accountsOf(
    tx,
    rows.map(({ actorId }) => actorId),
  );
  const last = (member: 'purpose' | 'note') => {
    const row = rows.find((one) => one[member]);
    if (!row) return null;
    return { entry: row.entry, at: row.at.toISOString(), by: account(row.actorId) };
  };
  return { purposeSaid: last('purpose'), noteSaid: last('note') };
}
