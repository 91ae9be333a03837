import { and, asc, desc, eq, gt, inArray, lt, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { account } from '@/db/schema/accounts';
import { importBatch, importItem, proposal } from '@/db/schema/captures';
import { exhibit } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import type { ItemState } from '../dto';
import { type Counts, NO_COUNTS } from '../model';

/** Imports of a case, the newest first, with their archive and whoever began them. */
export function importsOf(
  tx: Tx,
  caseId: string,
  filter: { before?: string | undefined; importId?: string | undefined; limit: number },
) {
  return tx
    .select({
      batch: importBatch,
      by: account.displayName,
      archive: { id: exhibit.id, number: exhibit.number, title: exhibit.title },
      proposals: sql<number>`(select count(*)::int from ${proposal}
        where ${proposal.caseId} = ${caseId} and ${proposal.state} = 'waiting'
        and ${proposal.exhibitId} in (select ${importItem.exhibitId} from ${importItem}
          where ${importItem.importId} = ${importBatch.id}))`,
    })
    .from(importBatch)
    .leftJoin(account, eq(account.id, importBatch.accountId))
    .leftJoin(exhibit, eq(exhibit.id, importBatch.archiveId))
    .where(
      and(
        eq(importBatch.caseId, caseId),
        filter.importId ? eq(importBatch.id, filter.importId) : undefined,
        filter.before ? lt(importBatch.id, filter.before) : undefined,
      ),
    )
    .orderBy(desc(importBatch.id))
    .limit(filter.limit);
}

/** How many files of some imports stand in each state. */
export async function countsByImport(
  tx: Tx,
  imports: readonly string[],
): Promise<Map<string, Counts>> {
  if (imports.length === 0) return new Map();
  const rows = await tx
    .select({ id: importItem.importId, state: importItem.state, n: sql<number>`count(*)::int` })
    .from(importItem)
    .where(inArray(importItem.importId, [...imports]))
    .groupBy(importItem.importId, importItem.state);
  const found = new Map<string, Counts>();
  for (const { id, state, n } of rows) {
    const counts = found.get(id) ?? { ...NO_COUNTS };
    // The column holds only states that commands wrote.
    counts[state as ItemState] = n;
    found.set(id, counts);
  }
  return found;
}

/** A page of the files of an import, with the exhibits they are, and where an archive was opened. */
export function filesOf(
  tx: Tx,
  caseId: string,
  filter: {
    importId: string;
    state?: ItemState | undefined;
    after?: number | undefined;
    limit: number;
  },
) {
  const opened = alias(importBatch, 'opened');
  return tx
    .select({
      item: importItem,
      exhibit: {
        id: exhibit.id,
        number: exhibit.number,
        title: exhibit.title,
        captureClass: exhibit.captureClass,
        mediaType: exhibit.mediaType,
      },
      opened: opened.id,
    })
    .from(importItem)
    .leftJoin(exhibit, eq(exhibit.id, importItem.exhibitId))
    .leftJoin(
      opened,
      and(
        eq(opened.caseId, caseId),
        eq(opened.archiveId, importItem.exhibitId),
        ne(opened.state, 'cancelled'),
      ),
    )
    .where(
      and(
        eq(importItem.importId, filter.importId),
        eq(importItem.caseId, caseId),
        filter.state ? eq(importItem.state, filter.state) : undefined,
        filter.after === undefined ? undefined : gt(importItem.position, filter.after),
      ),
    )
    .orderBy(asc(importItem.position))
    .limit(filter.limit);
}
