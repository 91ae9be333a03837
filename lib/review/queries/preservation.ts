import { and, asc, eq, gt, gte, inArray } from 'drizzle-orm';
import { ledgerEntry, ledgerPayload } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import {
  PRESERVATION_GROUPS,
  PRESERVATION_KINDS,
  type PreservationGroup,
  type PreservationLine,
  preservationLine,
  startOfDay,
} from '@/lib/elements/preservation';
import { readEntry } from '@/lib/ledger/read';

type Wanted = {
  group: PreservationGroup | undefined;
  /** Lines of this day (UTC+8) and later. */
  since: string | undefined;
  /** Entry of the last line of the page before. */
  after: number;
  limit: number;
};

/** Entries read at a time: some of a kind are no lines. */
const BATCH = 500;

/** A page of the preservation log in order of record, and whether there are more lines. */
export async function preservationPage(
  tx: Tx,
  grant: Grant<'review.read'>,
  { group, since, after, limit }: Wanted,
): Promise<{ lines: PreservationLine[]; more: boolean }> {
  const groups = group === undefined ? PRESERVATION_GROUPS : [group];
  const kinds = groups.flatMap((one) => PRESERVATION_KINDS[one]);
  const lines: PreservationLine[] = [];
  for (let last = after; ; ) {
    const rows = await tx
      .select({ index: ledgerEntry.index, body: ledgerEntry.body, data: ledgerPayload.data })
      .from(ledgerEntry)
      .leftJoin(
        ledgerPayload,
        and(
          eq(ledgerPayload.caseId, ledgerEntry.caseId),
          eq(ledgerPayload.index, ledgerEntry.index),
        ),
      )
      .where(
        and(
          eq(ledgerEntry.caseId, grant.caseId),
          inArray(ledgerEntry.kind, kinds),
          gt(ledgerEntry.index, last),
          since === undefined ? undefined : gte(ledgerEntry.at, new Date(startOfDay(since))),
        ),
      )
      .orderBy(asc(ledgerEntry.index))
      .limit(BATCH);
    for (const { body, data } of rows) {
      const line = preservationLine(readEntry({ body, payload: { data } }));
      if (line === null) continue;
      if (lines.length === limit) return { lines, more: true };
      lines.push(line);
    }
    const end = rows.at(-1);
    if (!end || rows.length < BATCH) return { lines, more: false };
    last = end.index;
  }
}
