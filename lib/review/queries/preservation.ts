import { gte } from 'drizzle-orm';
import { ledgerEntry } from '@/db/schema/ledger';
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
import { entriesOfKinds, readEntry } from '@/lib/ledger/read';

type Wanted = {
  group: PreservationGroup | undefined;
  /** Lines of this day (UTC+8) and later. */
  since: string | undefined;
  /** Entry of the last line of the page before. */
  after: number;
  limit: number;
};

/** A page of the preservation log in order of record, and whether there are more lines. */
export async function preservationPage(
  tx: Tx,
  grant: Grant<'review.read'>,
  { group, since, after, limit }: Wanted,
): Promise<{ lines: PreservationLine[]; more: boolean }> {
  const groups = group === undefined ? PRESERVATION_GROUPS : [group];
  const kinds = groups.flatMap((one) => PRESERVATION_KINDS[one]);
  const lines: PreservationLine[] = [];
  const also = since === undefined ? undefined : gte(ledgerEntry.at, new Date(startOfDay(since)));
  for await (const entry of entriesOfKinds(tx, grant.caseId, { kinds, after, also })) {
    const line = preservationLine(readEntry(entry));
    if (line === null) continue;
    if (lines.length === limit) return { lines, more: true };
    lines.push(line);
  }
  return { lines, more: false };
}
