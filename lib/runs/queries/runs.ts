import { and, asc, count, desc, eq, gte, inArray, lt, lte, ne, sql } from 'drizzle-orm';
import { captureSource } from '@/db/schema/captures';
import { exhibit } from '@/db/schema/exhibits';
import { prompt } from '@/db/schema/prompts';
import { generator, run, runFile, selection, selectionCandidate } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { RunSeries } from '@/lib/entries/vocabulary';

type Reading = Pick<Grant<'case.read'>, 'caseId'>;

const WITH_PROMPT = { run, promptNumber: prompt.number, promptTitle: prompt.title };

/** A run with the number and title of its prompt. */
export type RunRow = {
  run: typeof run.$inferSelect;
  promptNumber: number | null;
  promptTitle: string | null;
};

/** Runs of one series, highest number first, below a number. */
export function runsOf(
  tx: Tx,
  grant: Reading,
  filter: {
    series: RunSeries;
    before?: number | undefined;
    limit: number;
    promptId?: string | undefined;
    operatorId?: string | undefined;
    generatorId?: string | undefined;
  },
): Promise<RunRow[]> {
  const { series, before, limit, promptId, operatorId, generatorId } = filter;
  return tx
    .select(WITH_PROMPT)
    .from(run)
    .leftJoin(prompt, eq(prompt.id, run.promptId))
    .where(
      and(
        eq(run.caseId, grant.caseId),
        eq(run.series, series),
        before === undefined ? undefined : lt(run.number, before),
        promptId === undefined ? undefined : eq(run.promptId, promptId),
        operatorId === undefined ? undefined : eq(run.operatorId, operatorId),
        generatorId === undefined ? undefined : eq(run.generatorId, generatorId),
      ),
    )
    .orderBy(desc(run.number))
    .limit(limit);
}

/** Some runs of the case by identifier, in no order. */
export async function runsById(tx: Tx, grant: Reading, ids: readonly string[]): Promise<RunRow[]> {
  if (ids.length === 0) return [];
  return tx
    .select(WITH_PROMPT)
    .from(run)
    .leftJoin(prompt, eq(prompt.id, run.promptId))
    .where(and(eq(run.caseId, grant.caseId), inArray(run.id, [...ids])));
}

/** How many runs of each series the case has. */
export async function countsOf(tx: Tx, grant: Reading): Promise<Record<RunSeries, number>> {
  const rows = await tx
    .select({ series: run.series, runs: count() })
    .from(run)
    .where(eq(run.caseId, grant.caseId))
    .groupBy(run.series);
  const of = (series: RunSeries) => rows.find((row) => row.series === series)?.runs ?? 0;
  return { run: of('run'), recreation: of('recreation') };
}

/** Files of some runs: outputs by position, inputs and records in the order they were named. */
export async function filesOfRuns(tx: Tx, grant: Reading, runIds: readonly string[]) {
  if (runIds.length === 0) return [];
  return tx
    .select()
    .from(runFile)
    .where(and(eq(runFile.caseId, grant.caseId), inArray(runFile.runId, [...runIds])))
    .orderBy(asc(runFile.runId), asc(runFile.part), asc(runFile.entry), asc(runFile.position));
}

/** What a run came through, and under which account at the tool. */
export async function originOf(tx: Tx, grant: Reading, row: typeof run.$inferSelect) {
  const [source] =
    row.sourceId === null
      ? []
      : await tx
          .select({ id: captureSource.id, label: captureSource.label, tool: captureSource.tool })
          .from(captureSource)
          .where(and(eq(captureSource.id, row.sourceId), eq(captureSource.caseId, grant.caseId)));
  const [account] =
    row.generatorId === null
      ? []
      : await tx
          .select({
            id: generator.id,
            service: generator.service,
            account: generator.account,
            holderId: generator.holderId,
          })
          .from(generator)
          .where(and(eq(generator.id, row.generatorId), eq(generator.caseId, grant.caseId)));
  return { source: source ?? null, generator: account ?? null };
}

/** The runs next to one in its series. */
export async function neighboursOf(
  tx: Tx,
  grant: Reading,
  { series, number }: { series: string; number: number },
) {
  const rows = await tx
    .select({ id: run.id, number: run.number })
    .from(run)
    .where(
      and(
        eq(run.caseId, grant.caseId),
        eq(run.series, series),
        inArray(run.number, [number - 1, number + 1]),
      ),
    );
  const at = (wanted: number) => rows.find((row) => row.number === wanted)?.id ?? null;
  return { before: at(number - 1), after: at(number + 1) };
}

/** Which candidates are asked for. */
export type CandidateFilter = {
  runId?: string | undefined;
  promptId?: string | undefined;
  fromNumber?: number | undefined;
  toNumber?: number | undefined;
  undecidedOnly: boolean;
  limit: number;
};

/** Outputs of runs of the making, oldest run first; recreations are no candidates. */
export function candidatesOf(tx: Tx, grant: Reading, filter: CandidateFilter) {
  const { runId, promptId, fromNumber, toNumber, undecidedOnly, limit } = filter;
  const lastVerdict = sql`(select c.verdict from ${selectionCandidate} c
    join ${selection} s on s.id = c.selection_id
    where c.case_id = ${runFile.caseId} and c.exhibit_id = ${runFile.exhibitId}
    order by s.entry desc limit 1)`;
  return tx
    .select({
      exhibitId: runFile.exhibitId,
      position: runFile.position,
      runId: run.id,
      runNumber: run.number,
    })
    .from(runFile)
    .innerJoin(run, eq(run.id, runFile.runId))
    .innerJoin(exhibit, eq(exhibit.id, runFile.exhibitId))
    .where(
      and(
        eq(runFile.caseId, grant.caseId),
        eq(runFile.part, 'output'),
        eq(run.series, 'run'),
        ne(exhibit.captureClass, 'E'),
        runId === undefined ? undefined : eq(run.id, runId),
        promptId === undefined ? undefined : eq(run.promptId, promptId),
        fromNumber === undefined ? undefined : gte(run.number, fromNumber),
        toNumber === undefined ? undefined : lte(run.number, toNumber),
        undecidedOnly ? sql`coalesce(${lastVerdict}, 'undecided') = 'undecided'` : undefined,
      ),
    )
    .orderBy(asc(run.number), asc(runFile.position))
    .limit(limit);
}
