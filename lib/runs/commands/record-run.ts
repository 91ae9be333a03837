import { and, eq, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import { captureSource } from '@/db/schema/captures';
import { caseFile, contributor } from '@/db/schema/cases';
import { exhibit } from '@/db/schema/exhibits';
import { promptRevision } from '@/db/schema/prompts';
import { generator, run, runFile } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { draft, type EntryDraft } from '@/lib/entries/draft';
import { runEnded } from '@/lib/entries/run-ended.v1';
import { runOutputAdded } from '@/lib/entries/run-output-added.v1';
import { runRequested } from '@/lib/entries/run-requested.v1';
import { CLOCK_TOLERANCE } from '@/lib/exhibits/model';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering, type Recorded } from '@/lib/ledger/append';
import { classifyRun } from '../model';
import {
  endedColumns,
  endedFiles,
  fileRows,
  type RunFiles,
  requestedFiles,
  requestedRow,
} from './run-rows';

/** What recording needs of a command's context. */
export type Recording = {
  tx: Tx;
  grant: Pick<Grant<'run.record'>, 'caseId' | 'actor'>;
  record(draft: EntryDraft): Promise<Recorded>;
};

type Act = z.input<typeof runRequested.act>;

/** A run to be recorded; number, class and rule are not for anybody to say. */
export type RunRequest = Omit<Act, 'run' | 'number' | 'class' | 'rule' | 'series'> & {
  said: z.input<typeof runRequested.payload>;
};

/** How a request is recorded, besides what it says. */
export type RequestOptions = {
  /** Time claimed for the run where it is another than that of the request, which may be unknown. */
  happenedAt?: string | null;
};

export type RunEnd = z.input<typeof runEnded.act> & { said: z.input<typeof runEnded.payload> };

/** Throws INVALID naming the member where something is not of this case. */
export async function requireOwn(tx: Tx, caseId: string, given: RunRequest): Promise<void> {
  const refuse = (field: string, code: string) => {
    throw new AppError('INVALID', { fields: { [field]: code } });
  };
  await requireExhibits(tx, caseId, [
    ...[...given.inputs, ...given.records].map((one) => one.exhibit),
    ...(given.readFrom ? [given.readFrom.exhibit] : []),
    ...(given.recreates?.exhibit ? [given.recreates.exhibit] : []),
  ]);
  const setters = given.said.parameters.flatMap(({ setter }) => setter ?? []);
  await requirePeople(tx, caseId, [given.operator, given.instructor, ...setters]);
  if (given.generator !== null) {
    const [own] = await tx
      .select({ id: generator.id })
      .from(generator)
      .where(and(eq(generator.id, given.generator), eq(generator.caseId, caseId)));
    if (!own) refuse('generatorId', 'unknown_generator');
  }
  if (given.revision) {
    const { prompt, revision } = given.revision;
    const [own] = await tx
      .select({ revision: promptRevision.revision })
      .from(promptRevision)
      .where(
        and(
          eq(promptRevision.caseId, caseId),
          eq(promptRevision.promptId, prompt),
          eq(promptRevision.revision, revision),
        ),
      );
    if (!own) refuse('revision', 'unknown_revision');
  }
  if (given.recreates?.run) {
    const [own] = await tx
      .select({ id: run.id })
      .from(run)
      .where(and(eq(run.id, given.recreates.run), eq(run.caseId, caseId)));
    if (!own) refuse('recreates', 'unknown_run');
  }
}

/** Throws INVALID where one of the exhibits is not of the case. */
export async function requireExhibits(tx: Tx, caseId: string, ids: readonly string[]) {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = await tx
    .select({ id: exhibit.id })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, caseId), inArray(exhibit.id, wanted)));
  if (found.length < wanted.length) {
    throw new AppError('INVALID', { fields: { exhibitId: 'unknown_exhibit' } });
  }
}

/** Throws INVALID where one of the people is not a contributor of the case; null is nobody known. */
export async function requirePeople(tx: Tx, caseId: string, ids: readonly (string | null)[]) {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return;
  const found = await tx
    .select({ id: contributor.id })
    .from(contributor)
    .where(and(eq(contributor.caseId, caseId), inArray(contributor.id, wanted)));
  if (found.length < wanted.length) {
    throw new AppError('INVALID', { fields: { contributorId: 'unknown_contributor' } });
  }
}

/** Throws INVALID where a claimed time lies ahead of the server's clock. */
export function requirePast(claimed: string | null | undefined, field: string): void {
  if (claimed && Date.parse(claimed) > Date.now() + CLOCK_TOLERANCE) {
    throw new AppError('INVALID', { fields: { [field]: 'in_future' } });
  }
}

/**
 * Numbers a run, computes its class by rule, appends `run.requested` and writes the rows. Takes the
 * numbering lock of the case. Throws INVALID where it names what is not of the case, and CONFLICT
 * (`source_closed`) where its source takes nothing any more.
 */
export async function recordRequest(
  { tx, grant, record }: Recording,
  given: RunRequest,
  options: RequestOptions = {},
): Promise<{ runId: string; number: number; class: string; entry: Recorded }> {
  const { caseId } = grant;
  const claimed = options.happenedAt ?? given.requestedAt;
  requirePast(claimed, 'requestedAt');
  await requireOwn(tx, caseId, given);
  await lockNumbering(tx, caseId);
  const series = given.recreates ? 'recreation' : 'run';
  const [facts] = await tx
    .select({
      disputeDate: caseFile.disputeDate,
      last: sql<number>`coalesce((select max(${run.number}) from ${run} where ${run.caseId} = ${caseId} and ${run.series} = ${series}), 0)::int`,
    })
    .from(caseFile)
    .where(eq(caseFile.id, caseId));
  const source = given.source === null ? null : await openSource(tx, caseId, given.source);
  const happenedAt = claimed === null ? null : new Date(claimed);
  const { class: captureClass, rule } = classifyRun({
    capture: given.capture,
    sourceOpenedAt: source?.openedAt ?? null,
    happenedAt,
    receivedAt: new Date(),
    disputeDate: facts?.disputeDate ?? null,
    recreation: given.recreates !== null,
  });
  const { said, ...rest } = given;
  const number = (facts?.last ?? 0) + 1;
  const runId = newId('run');
  const act = { ...rest, run: runId, series, number, class: captureClass, rule } as const;
  const entry = await record(draft(runRequested, act, said, happenedAt));
  const numbered = { runId, series, number, class: captureClass, rule } as const;
  await tx.insert(run).values(requestedRow(grant, given, numbered, entry));
  await insertFiles(tx, caseId, { runId, entry: entry.index, files: requestedFiles(given) });
  return { runId, number, class: captureClass, entry };
}

/**
 * Ends a run: outcome, outputs in order, the answer as it came. Throws NOT_FOUND for a run of another
 * case and CONFLICT (`run_ended`) where it has ended.
 */
export async function recordEnd(
  { tx, grant, record }: Recording,
  given: RunEnd,
): Promise<Recorded> {
  const { caseId } = grant;
  const { said, ...act } = given;
  const row = await lockRun(tx, caseId, given.run);
  if (row.outcome !== null) throw new AppError('CONFLICT', { reason: 'run_ended' });
  requirePast(given.receivedAt, 'receivedAt');
  await requireExhibits(
    tx,
    caseId,
    [...act.outputs, ...act.records].map((one) => one.exhibit),
  );
  const received = act.receivedAt === null ? null : new Date(act.receivedAt);
  const entry = await record(draft(runEnded, act, said, received));
  await insertFiles(tx, caseId, {
    runId: given.run,
    entry: entry.index,
    files: endedFiles(given),
  });
  await tx
    .update(run)
    .set({
      ...endedColumns(given, entry),
      outputs: sql`${run.outputs} + ${act.outputs.length}`,
    })
    .where(eq(run.id, given.run));
  return entry;
}

/** Adds an output that arrived by itself. `position` null takes the next one. */
export async function recordOutput(
  { tx, grant, record }: Recording,
  given: { runId: string; exhibitId: string; position: number | null },
): Promise<Recorded> {
  const { caseId } = grant;
  await lockRun(tx, caseId, given.runId);
  await requireExhibits(tx, caseId, [given.exhibitId]);
  const taken = await tx
    .select({ position: runFile.position })
    .from(runFile)
    .where(and(eq(runFile.runId, given.runId), eq(runFile.part, 'output')));
  const next = taken.reduce((most, one) => Math.max(most, one.position + 1), 0);
  const position = given.position ?? next;
  if (taken.some((one) => one.position === position)) {
    throw new AppError('CONFLICT', { reason: 'output_taken' });
  }
  const entry = await record(
    draft(runOutputAdded, { run: given.runId, exhibit: given.exhibitId, position }, null),
  );
  const output = { exhibit: given.exhibitId, part: 'output', role: 'output', position };
  await insertFiles(tx, caseId, { runId: given.runId, entry: entry.index, files: [output] });
  await tx
    .update(run)
    .set({ outputs: sql`${run.outputs} + 1`, entry: entry.index })
    .where(eq(run.id, given.runId));
  return entry;
}

/** The row of a run, locked against others who would end it. Throws NOT_FOUND. */
export async function lockRun(tx: Tx, caseId: string, runId: string) {
  const [row] = await tx
    .select()
    .from(run)
    .where(and(eq(run.id, runId), eq(run.caseId, caseId)))
    .for('update');
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

/** An open source of the case. Throws INVALID where there is none and CONFLICT where it has closed. */
export async function openSource(tx: Tx, caseId: string, sourceId: string) {
  const [row] = await tx
    .select()
    .from(captureSource)
    .where(and(eq(captureSource.id, sourceId), eq(captureSource.caseId, caseId)));
  if (!row) throw new AppError('INVALID', { fields: { sourceId: 'unknown_source' } });
  if (row.closedAt) throw new AppError('CONFLICT', { reason: 'source_closed' });
  return row;
}

async function insertFiles(tx: Tx, caseId: string, named: RunFiles): Promise<void> {
  const rows = fileRows(caseId, [named]);
  if (rows.length > 0) await tx.insert(runFile).values(rows);
}
