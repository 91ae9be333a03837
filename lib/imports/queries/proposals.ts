import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { account } from '@/db/schema/accounts';
import { importItem, proposal } from '@/db/schema/captures';
import { derivative, exhibit } from '@/db/schema/exhibits';
import { finding, reading } from '@/db/schema/readings';
import { run } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';

/** Which proposals: by state, kind and the import that their exhibits came with. */
export type ProposalFilter = {
  state: 'waiting' | 'confirmed' | 'left';
  kind?: 'run' | 'link' | undefined;
  importId?: string | undefined;
};

function matching(tx: Tx, caseId: string, { state, kind, importId }: ProposalFilter) {
  return and(
    eq(proposal.caseId, caseId),
    eq(proposal.state, state),
    kind && eq(proposal.kind, kind),
    importId
      ? inArray(
          proposal.exhibitId,
          tx
            .select({ id: importItem.exhibitId })
            .from(importItem)
            .where(and(eq(importItem.importId, importId), eq(importItem.caseId, caseId))),
        )
      : undefined,
  );
}

/** A page of proposals in the order in which they were made, with what they are about. */
export function proposalsOf(
  tx: Tx,
  caseId: string,
  filter: ProposalFilter & { after?: string | undefined; limit: number },
) {
  const to = alias(exhibit, 'target');
  return tx
    .select({
      proposal,
      exhibit: {
        id: exhibit.id,
        number: exhibit.number,
        title: exhibit.title,
        sha256: exhibit.sha256,
        mediaType: exhibit.mediaType,
        captureClass: exhibit.captureClass,
      },
      to: { id: to.id, number: to.number, title: to.title, sha256: to.sha256 },
      thumb: hasThumb(sql`${exhibit.sha256}`, caseId),
      toThumb: hasThumb(sql`${to.sha256}`, caseId),
      body: reading.body,
      run: { id: run.id, number: run.number },
      decider: account.displayName,
    })
    .from(proposal)
    .innerJoin(exhibit, eq(exhibit.id, proposal.exhibitId))
    .leftJoin(reading, eq(reading.id, proposal.readingId))
    .leftJoin(to, eq(to.id, proposal.toId))
    .leftJoin(run, eq(run.id, proposal.runId))
    .leftJoin(account, eq(account.id, proposal.decidedBy))
    .where(
      and(matching(tx, caseId, filter), filter.after ? gt(proposal.id, filter.after) : undefined),
    )
    .orderBy(asc(proposal.id))
    .limit(filter.limit);
}

/** Whether there is a small working copy of some bytes of the case. */
function hasThumb(sha256: SQL, caseId: string): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${derivative} where ${derivative.caseId} = ${caseId}
    and ${derivative.parentSha256} = ${sha256} and ${derivative.kind} = 'thumb')`;
}

/** Contradictions that readings found, by reading. */
export async function contradictionsOf(tx: Tx, readings: readonly string[]) {
  if (readings.length === 0) return [];
  return tx
    .select()
    .from(finding)
    .where(inArray(finding.readingId, [...readings]))
    .orderBy(asc(finding.readingId), asc(finding.number));
}

/** How many proposals wait, by kind. */
export async function waitingCounts(
  tx: Tx,
  caseId: string,
  importId: string | undefined,
): Promise<{ run: number; link: number }> {
  const rows = await tx
    .select({ kind: proposal.kind, n: sql<number>`count(*)::int` })
    .from(proposal)
    .where(matching(tx, caseId, { state: 'waiting', importId }))
    .groupBy(proposal.kind);
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.n ?? 0;
  return { run: of('run'), link: of('link') };
}

/** Proposals that wait, locked: two people who decide at once decide each of them once. */
export async function lockWaiting(
  tx: Tx,
  caseId: string,
  which:
    | { proposals: readonly string[] }
    | { importId: string | null; kind: 'run' | 'link' | null },
  limit: number,
) {
  const filter =
    'proposals' in which
      ? and(
          eq(proposal.caseId, caseId),
          eq(proposal.state, 'waiting'),
          inArray(proposal.id, [...which.proposals]),
        )
      : matching(tx, caseId, {
          state: 'waiting',
          kind: which.kind ?? undefined,
          importId: which.importId ?? undefined,
        });
  return tx
    .select()
    .from(proposal)
    .where(and(filter, isNull(proposal.decidedAt)))
    .orderBy(asc(proposal.id))
    .limit(limit)
    .for('update');
}
