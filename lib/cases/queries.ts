import { and, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { caseFile, contributor, work } from '@/db/schema/cases';
import { derivative, exhibit } from '@/db/schema/exhibits';
import { ledgerCheck, ledgerCheckpoint, ledgerHead } from '@/db/schema/ledger';
import { modification, run, selection } from '@/db/schema/runs';
import { membership } from '@/db/schema/workspaces';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { AppError } from '@/lib/kernel/errors';

/** Cases of a workspace the actor may see, newest first; a guest sees only his own. */
export async function casesOf(
  tx: Tx,
  grant: Grant<'case.list'>,
  before: number | undefined,
  limit: number,
) {
  const guestOf =
    grant.access === 'guest'
      ? await tx
          .select({ caseId: membership.caseId })
          .from(membership)
          .where(
            and(
              eq(membership.workspaceId, grant.workspaceId),
              eq(membership.accountId, grant.actor.id),
              isNull(membership.endedAt),
            ),
          )
      : null;
  const own = guestOf?.map((g) => g.caseId).filter((c) => c !== null);
  if (own && own.length === 0) return [];
  return tx
    .select({
      id: caseFile.id,
      number: caseFile.number,
      title: caseFile.title,
      kind: caseFile.kind,
      status: caseFile.status,
      disputeDate: caseFile.disputeDate,
      createdAt: caseFile.createdAt,
      size: ledgerHead.size,
      lastAt: ledgerHead.lastAt,
      exhibits: sql<number>`(select count(*)::int from ${exhibit} where ${exhibit.caseId} = ${caseFile.id})`,
    })
    .from(caseFile)
    .innerJoin(ledgerHead, eq(ledgerHead.caseId, caseFile.id))
    .where(
      and(
        eq(caseFile.workspaceId, grant.workspaceId),
        before === undefined ? undefined : lt(caseFile.number, before),
        own ? inArray(caseFile.id, own) : undefined,
      ),
    )
    .orderBy(desc(caseFile.number))
    .limit(limit);
}

/** The case row with its ledger's head and newest checkpoint. */
export async function caseRow(tx: Tx, grant: Grant<'case.read'>) {
  const [row] = await tx
    .select({ file: caseFile, size: ledgerHead.size, lastAt: ledgerHead.lastAt })
    .from(caseFile)
    .innerJoin(ledgerHead, eq(ledgerHead.caseId, caseFile.id))
    .where(eq(caseFile.id, grant.caseId));
  if (!row) throw new AppError('NOT_FOUND');
  const [checkpoint] = await tx
    .select({ size: ledgerCheckpoint.size, signedAt: ledgerCheckpoint.signedAt })
    .from(ledgerCheckpoint)
    .where(eq(ledgerCheckpoint.caseId, grant.caseId))
    .orderBy(desc(ledgerCheckpoint.size))
    .limit(1);
  return { ...row, checkpoint: checkpoint ?? null };
}

/** Works at issue, in the order they were recorded. */
export function worksOf(tx: Tx, grant: Grant<'case.read'>) {
  return tx.select().from(work).where(eq(work.caseId, grant.caseId)).orderBy(work.id);
}

/** Counts for the overview, and the newest full check. */
export async function overviewOf(tx: Tx, grant: Grant<'case.read'>) {
  const [counts] = await tx
    .select({
      exhibits: sql<number>`(select count(*)::int from ${exhibit} where ${exhibit.caseId} = ${grant.caseId})`,
      contributors: sql<number>`(select count(*)::int from ${contributor} where ${contributor.caseId} = ${grant.caseId})`,
      runs: sql<number>`(select count(*)::int from ${run} where ${run.caseId} = ${grant.caseId} and ${run.series} = 'run')`,
      recreations: sql<number>`(select count(*)::int from ${run} where ${run.caseId} = ${grant.caseId} and ${run.series} = 'recreation')`,
      selections: sql<number>`(select count(*)::int from ${selection} where ${selection.caseId} = ${grant.caseId})`,
      modifications: sql<number>`(select count(*)::int from ${modification} where ${modification.caseId} = ${grant.caseId})`,
      bytes: sql<number>`(select coalesce(sum(${exhibit.bytes}), 0)::float8 from ${exhibit} where ${exhibit.caseId} = ${grant.caseId})`,
    })
    .from(sql`(select 1) as one`);
  const byClass = await tx
    .select({ captureClass: exhibit.captureClass, count: sql<number>`count(*)::int` })
    .from(exhibit)
    .where(eq(exhibit.caseId, grant.caseId))
    .groupBy(exhibit.captureClass);
  const [check] = await tx
    .select({
      finishedAt: ledgerCheck.finishedAt,
      size: ledgerCheck.size,
      objects: ledgerCheck.objects,
      failures: ledgerCheck.failures,
    })
    .from(ledgerCheck)
    .where(eq(ledgerCheck.caseId, grant.caseId))
    .orderBy(desc(ledgerCheck.startedAt))
    .limit(1);
  return {
    exhibits: counts?.exhibits ?? 0,
    contributors: counts?.contributors ?? 0,
    runs: counts?.runs ?? 0,
    recreations: counts?.recreations ?? 0,
    selections: counts?.selections ?? 0,
    modifications: counts?.modifications ?? 0,
    bytes: counts?.bytes ?? 0,
    byClass,
    check: check ?? null,
  };
}

/** Digest of the newest exhibit that has a thumbnail: what the case looks like. */
export async function newestPicture(tx: Tx, grant: Grant<'case.read'>): Promise<string | null> {
  const [row] = await tx
    .select({ sha256: derivative.parentSha256 })
    .from(exhibit)
    .innerJoin(
      derivative,
      and(
        eq(derivative.caseId, exhibit.caseId),
        eq(derivative.parentSha256, exhibit.sha256),
        eq(derivative.kind, 'thumb'),
        isNotNull(derivative.sha256),
      ),
    )
    .where(eq(exhibit.caseId, grant.caseId))
    .orderBy(desc(exhibit.number))
    .limit(1);
  return row?.sha256 ?? null;
}
