import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { captureGap, captureSource } from '@/db/schema/captures';
import { run } from '@/db/schema/runs';
import { command } from '@/lib/door/command';
import { captureGapRecorded } from '@/lib/entries/capture-gap-recorded.v1';
import { draft } from '@/lib/entries/draft';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering, type Recorded } from '@/lib/ledger/append';
import { lockRun, openSource, type Recording, recordEnd } from '@/lib/runs/commands/record-run';
import { recordCutOffInput, recordGapInput } from '../schema';

/** Says that something passed a source and was not, or not wholly, recorded. */
export const recordGap = command({
  name: 'capture.record_gap',
  action: 'run.record',
  input: recordGapInput,
  run: async ({ tx, grant, input, record }) => {
    const { caseId, ...gap } = input;
    await openSource(tx, grant.caseId, gap.sourceId);
    if (gap.runId !== null) await lockRun(tx, grant.caseId, gap.runId);
    const { gapId, entry } = await writeGap({ tx, grant, record }, gap);
    return { answer: { gapId }, entries: [entry] };
  },
});

/**
 * Closes what a gateway left open when its process ended: a run without an end gets one, unknown, and
 * a gap says since when; of a request that passed before it was on record only the gap is left. The
 * source may have been closed since. A run that has its end needs nothing.
 */
export const recordCutOff = command({
  name: 'capture.record_cut_off',
  action: 'capture.cut_off',
  input: recordCutOffInput,
  run: async ({ tx, grant, input, record }) => {
    const { caseId } = grant;
    const { sourceId, runId, requestedAt, what } = input;
    await lockNumbering(tx, caseId);
    const [source] = await tx
      .select({ id: captureSource.id })
      .from(captureSource)
      .where(and(eq(captureSource.id, sourceId), eq(captureSource.caseId, caseId)));
    if (!source) throw new AppError('NOT_FOUND');
    const [row] = await tx
      .select({ id: run.id, outcome: run.outcome })
      .from(run)
      .where(and(eq(run.id, runId), eq(run.caseId, caseId)))
      .for('update');
    if (row && row.outcome !== null) {
      return { answer: { closed: false }, unrecorded: 'the run has its end' };
    }
    const context = { tx, grant, record };
    const ended = row ? [await recordEnd(context, cutOff(row.id))] : [];
    const { entry } = await writeGap(context, {
      sourceId,
      runId: row ? runId : null,
      cause: row ? 'cut_off' : 'not_recorded',
      count: 1,
      from: requestedAt,
      to: new Date().toISOString(),
      reason: `${what}: the application ended before ${row ? 'the answer' : 'it'} was recorded`,
    });
    return { answer: { closed: true }, entries: [entry, ...ended] };
  },
});

const cutOff = (runId: string) => ({
  run: runId,
  outcome: 'unknown' as const,
  // Whether an answer came, nobody saw.
  receivedAt: null,
  outputs: [],
  records: [],
  said: {
    ...{ texts: [], parameters: [], models: [], environment: [], providerIds: [] },
    failure: 'the application ended before the answer was recorded',
  },
});

type Gap = Omit<z.output<typeof recordGapInput>, 'caseId'>;

async function writeGap(
  { tx, grant, record }: Recording,
  gap: Gap,
): Promise<{ gapId: string; entry: Recorded }> {
  const gapId = newId('gap');
  const { sourceId, runId, cause, count, from, to, reason } = gap;
  const entry = await record(
    draft(
      captureGapRecorded,
      { gap: gapId, source: sourceId, run: runId, cause, count, from, to },
      { reason },
    ),
  );
  await tx.insert(captureGap).values({
    ...{ id: gapId, caseId: grant.caseId, sourceId, runId, cause, count, reason },
    from: new Date(from),
    to: new Date(to),
    at: entry.at,
    entry: entry.index,
  });
  return { gapId, entry };
}
