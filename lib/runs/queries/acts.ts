import { and, asc, count, desc, eq, inArray, lt } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { contributor, work } from '@/db/schema/cases';
import {
  generator,
  modification,
  run,
  selection,
  selectionCandidate,
  workEvent,
} from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { Named } from '../dto';

type Reading = Pick<Grant<'case.read'>, 'caseId'>;
type Page = { before?: number | undefined; limit: number };

/** Names of contributors of the case by identifier. */
export async function peopleOf(
  tx: Tx,
  grant: Reading,
  ids: Iterable<string | null>,
): Promise<(id: string | null) => Named> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const rows =
    wanted.length === 0
      ? []
      : await tx
          .select({ id: contributor.id, name: contributor.name })
          .from(contributor)
          .where(and(eq(contributor.caseId, grant.caseId), inArray(contributor.id, wanted)));
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id) => (id === null ? null : (known.get(id) ?? null));
}

/** Names of accounts and services that recorded something. */
export async function accountsOf(
  tx: Tx,
  ids: Iterable<string>,
): Promise<(id: string) => { id: string; name: string }> {
  const wanted = [...new Set(ids)];
  const rows =
    wanted.length === 0
      ? []
      : await tx
          .select({ id: account.id, name: account.displayName })
          .from(account)
          .where(inArray(account.id, wanted));
  const known = new Map(rows.map((row) => [row.id, row]));
  return (id) => known.get(id) ?? { id, name: id };
}

/** Choices of the case or those that looked at an output of one run, newest first, below an entry. */
export function selectionsOf(
  tx: Tx,
  grant: Reading,
  { before, limit, runId }: Page & { runId?: string | undefined },
) {
  return tx
    .select()
    .from(selection)
    .where(
      and(
        eq(selection.caseId, grant.caseId),
        before === undefined ? undefined : lt(selection.entry, before),
        runId === undefined
          ? undefined
          : inArray(
              selection.id,
              tx
                .select({ id: selectionCandidate.selectionId })
                .from(selectionCandidate)
                .where(eq(selectionCandidate.runId, runId)),
            ),
      ),
    )
    .orderBy(desc(selection.entry))
    .limit(limit);
}

/** Everything that was looked at in some choices, in the order of each. */
export async function candidatesOfSelections(tx: Tx, grant: Reading, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({ candidate: selectionCandidate, runNumber: run.number })
    .from(selectionCandidate)
    .leftJoin(run, eq(run.id, selectionCandidate.runId))
    .where(
      and(
        eq(selectionCandidate.caseId, grant.caseId),
        inArray(selectionCandidate.selectionId, [...ids]),
      ),
    )
    .orderBy(asc(selectionCandidate.selectionId), asc(selectionCandidate.position));
}

/** What the last choice that looked at each exhibit made of it. */
export async function fatesOf(tx: Tx, grant: Reading, exhibitIds: readonly string[]) {
  if (exhibitIds.length === 0) return [];
  return tx
    .selectDistinctOn([selectionCandidate.exhibitId], {
      exhibitId: selectionCandidate.exhibitId,
      verdict: selectionCandidate.verdict,
      selectionId: selectionCandidate.selectionId,
      at: selection.at,
    })
    .from(selectionCandidate)
    .innerJoin(selection, eq(selection.id, selectionCandidate.selectionId))
    .where(
      and(
        eq(selectionCandidate.caseId, grant.caseId),
        inArray(selectionCandidate.exhibitId, [...exhibitIds]),
      ),
    )
    .orderBy(asc(selectionCandidate.exhibitId), desc(selection.entry));
}

/** Later work of the case, newest first, below an entry. */
export function modificationsOf(tx: Tx, grant: Reading, { before, limit }: Page) {
  return tx
    .select()
    .from(modification)
    .where(
      and(
        eq(modification.caseId, grant.caseId),
        before === undefined ? undefined : lt(modification.entry, before),
      ),
    )
    .orderBy(desc(modification.entry))
    .limit(limit);
}

/** Completion and publication of the works of the case, in the order they were recorded. */
export function workEventsOf(tx: Tx, grant: Reading) {
  return tx
    .select({ event: workEvent, work: work.title })
    .from(workEvent)
    .innerJoin(work, eq(work.id, workEvent.workId))
    .where(eq(workEvent.caseId, grant.caseId))
    .orderBy(asc(workEvent.entry));
}

/** Works of the case in the order they were recorded. */
export function worksOf(tx: Tx, grant: Reading) {
  return tx
    .select({ id: work.id, title: work.title })
    .from(work)
    .where(eq(work.caseId, grant.caseId))
    .orderBy(asc(work.entry), asc(work.id));
}

/** Accounts at generating tools, with how many runs name each. */
export function generatorsOf(tx: Tx, grant: Reading) {
  return tx
    .select({ generator, runs: count(run.id) })
    .from(generator)
    .leftJoin(run, eq(run.generatorId, generator.id))
    .where(eq(generator.caseId, grant.caseId))
    .groupBy(generator.id)
    .orderBy(asc(generator.service), asc(generator.id));
}
