import { and, count, desc, eq, inArray, lt } from 'drizzle-orm';
import { account } from '@/db/schema/accounts';
import { captureGap, captureSource } from '@/db/schema/captures';
import { generator, run } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { GapItem, SourceItem } from './dto';
import type { SourceTool } from './model';

type Reading = Pick<Grant<'case.read'>, 'caseId'>;

/** Runs of a source that a list names. */
const LAST_RUNS = 3;

/** Every source of the case, open ones first, newest first among each. */
export async function sourcesOf(tx: Tx, { caseId }: Reading): Promise<SourceItem[]> {
  const rows = await tx
    .select({ source: captureSource, name: account.displayName, made: generator })
    .from(captureSource)
    .innerJoin(account, eq(account.id, captureSource.accountId))
    .leftJoin(generator, eq(generator.id, captureSource.generatorId))
    .where(eq(captureSource.caseId, caseId))
    .orderBy(desc(captureSource.openEntry));
  const runs = await tx
    .select({ sourceId: run.sourceId, runs: count() })
    .from(run)
    .where(eq(run.caseId, caseId))
    .groupBy(run.sourceId);
  const gaps = await tx
    .select({ sourceId: captureGap.sourceId, gaps: count() })
    .from(captureGap)
    .where(eq(captureGap.caseId, caseId))
    .groupBy(captureGap.sourceId);
  const items: SourceItem[] = [];
  for (const { source, name, made } of rows) {
    items.push({
      id: source.id,
      // The columns hold only words that commands checked.
      kind: source.kind as SourceItem['kind'],
      tool: source.tool as SourceTool,
      label: source.label,
      place: source.place,
      software: source.software,
      onFailure: source.onFailure === 'pass' ? 'pass' : 'block',
      hasKey: source.secret !== null,
      generator: made && { id: made.id, service: made.service, account: made.account },
      account: { id: source.accountId, name },
      openedAt: source.openedAt.toISOString(),
      closedAt: source.closedAt?.toISOString() ?? null,
      runs: runs.find((one) => one.sourceId === source.id)?.runs ?? 0,
      lastRuns: await lastRunsOf(tx, caseId, source.id),
      gaps: gaps.find((one) => one.sourceId === source.id)?.gaps ?? 0,
      entry: source.openEntry,
    });
  }
  return [...items.filter((one) => !one.closedAt), ...items.filter((one) => one.closedAt)];
}

async function lastRunsOf(tx: Tx, caseId: string, sourceId: string) {
  const rows = await tx
    .select({
      id: run.id,
      number: run.number,
      recordedAt: run.recordedAt,
      outcome: run.outcome,
    })
    .from(run)
    .where(and(eq(run.caseId, caseId), eq(run.sourceId, sourceId)))
    .orderBy(desc(run.requestEntry))
    .limit(LAST_RUNS);
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
}

/** Whether the case has such a source. */
export async function hasSource(tx: Tx, { caseId }: Reading, sourceId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: captureSource.id })
    .from(captureSource)
    .where(and(eq(captureSource.caseId, caseId), eq(captureSource.id, sourceId)));
  return rows.length > 0;
}

/** Gaps of the case, or of one source of it, newest first, below an entry. */
export async function gapsOf(
  tx: Tx,
  { caseId }: Reading,
  page: { sourceId?: string | undefined; before?: number | undefined; limit: number },
): Promise<{ gaps: GapItem[]; next: number | null }> {
  const rows = await tx
    .select({ gap: captureGap, label: captureSource.label })
    .from(captureGap)
    .innerJoin(captureSource, eq(captureSource.id, captureGap.sourceId))
    .where(
      and(
        eq(captureGap.caseId, caseId),
        page.sourceId === undefined ? undefined : eq(captureGap.sourceId, page.sourceId),
        page.before === undefined ? undefined : lt(captureGap.entry, page.before),
      ),
    )
    .orderBy(desc(captureGap.entry))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const runIds = shown.flatMap(({ gap }) => gap.runId ?? []);
  const runs =
    runIds.length === 0
      ? []
      : await tx
          .select({ id: run.id, number: run.number })
          .from(run)
          .where(and(eq(run.caseId, caseId), inArray(run.id, runIds)));
  return {
    gaps: shown.map(({ gap, label }) => ({
      id: gap.id,
      sourceId: gap.sourceId,
      source: label,
      run: runs.find((one) => one.id === gap.runId) ?? null,
      cause: gap.cause as GapItem['cause'],
      count: gap.count,
      from: gap.from.toISOString(),
      to: gap.to.toISOString(),
      reason: gap.reason,
      at: gap.at.toISOString(),
      entry: gap.entry,
    })),
    next: rows.length > page.limit ? (shown.at(-1)?.gap.entry ?? null) : null,
  };
}

/** Accounts at tools that the case knows. */
export function generatorsOf(tx: Tx, { caseId }: Reading) {
  return tx
    .select({ id: generator.id, service: generator.service, account: generator.account })
    .from(generator)
    .where(eq(generator.caseId, caseId))
    .orderBy(generator.id);
}
