import { and, desc, eq, sql } from 'drizzle-orm';
import { exhibit } from '@/db/schema/exhibits';
import { reading } from '@/db/schema/readings';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';

const MOST = 50;

/** Readings of an exhibit without their bodies, newest first. */
export function readingsOf(tx: Tx, grant: Grant<'case.read'>, exhibitId: string) {
  const columns = {
    id: reading.id,
    objectSha256: reading.objectSha256,
    readers: reading.readers,
    sha256: reading.sha256,
    failure: reading.failure,
    at: reading.at,
    entry: reading.entry,
  };
  return tx
    .select(columns)
    .from(reading)
    .where(and(eq(reading.caseId, grant.caseId), eq(reading.exhibitId, exhibitId)))
    .orderBy(desc(reading.at), desc(reading.id))
    .limit(MOST);
}

/** The canonical JSON of one reading of the case, or null. */
export async function readingBody(tx: Tx, grant: Grant<'case.read'>, id: string) {
  const [row] = await tx
    .select({ body: reading.body })
    .from(reading)
    .where(and(eq(reading.caseId, grant.caseId), eq(reading.id, id)));
  return row?.body ?? null;
}

/** Whether an exhibit of the case holds bytes, and what it is; null where there is none. */
export async function exhibitBytes(tx: Tx, grant: Grant<'case.read'>, exhibitId: string) {
  const [row] = await tx
    .select({ kind: exhibit.kind })
    .from(exhibit)
    .where(and(eq(exhibit.id, exhibitId), eq(exhibit.caseId, grant.caseId)));
  return row ?? null;
}

/**
 * Tool that an exhibit's newest record names, for lists: empty where a record names none, null where
 * there is no record.
 */
export const recordTool = sql<string | null>`(
  select coalesce(r.tool, '') from ${reading} r
  where r.case_id = ${exhibit.caseId} and r.exhibit_id = ${exhibit.id} and r.statements > 0
  order by r.at desc limit 1)`;
