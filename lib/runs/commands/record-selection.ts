import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { run, runFile, selection, selectionCandidate } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { selectionRecorded } from '@/lib/entries/selection-recorded.v1';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { recordSelectionInput } from '../schema';
import { classOfAct } from './class-of-act';
import { refuseRecreations } from './making-only';
import { requireExhibits, requirePeople } from './record-run';

type Candidates = z.output<typeof recordSelectionInput>['candidates'];

/** Records a choice with every candidate that was looked at, the rejected ones included. */
export const recordSelection = command({
  name: 'selection.record',
  action: 'run.record',
  input: recordSelectionInput,
  async run({ tx, grant, input, record }) {
    const { caseId, actor } = grant;
    const { candidates, chooserId, lookers, reason } = input;
    const exhibits = candidates.map(({ exhibitId }) => exhibitId);
    if (new Set(exhibits).size < exhibits.length || new Set(lookers).size < lookers.length) {
      throw new AppError('INVALID', { fields: { candidates: 'given_twice' } });
    }
    await requirePeople(tx, caseId, [chooserId, ...lookers]);
    await requireExhibits(tx, caseId, exhibits);
    await refuseRecreations(tx, caseId, exhibits);
    await requireOutputs(tx, caseId, candidates);
    const {
      happenedAt,
      class: captureClass,
      rule,
    } = await classOfAct(tx, caseId, input.happenedAt);
    const selectionId = newId('selection');
    const act = {
      selection: selectionId,
      class: captureClass,
      rule,
      happenedAt: input.happenedAt,
      chooser: chooserId,
      lookers,
      candidates: candidates.map(({ exhibitId, runId, verdict, aspects }) => ({
        exhibit: exhibitId,
        run: runId,
        verdict,
        aspects,
      })),
    };
    const reasons = candidates
      .filter((one) => one.reason !== '')
      .map((one) => ({ exhibit: one.exhibitId, reason: one.reason }));
    const entry = await record(draft(selectionRecorded, act, { reason, reasons }, happenedAt));
    await tx.insert(selection).values({
      id: selectionId,
      caseId,
      captureClass,
      rule,
      happenedAt,
      chooserId,
      lookers,
      reason,
      accountId: actor.id,
      at: entry.at,
      entry: entry.index,
    });
    await tx
      .insert(selectionCandidate)
      .values(candidates.map((one, position) => ({ ...one, selectionId, caseId, position })));
    return { answer: { selectionId }, entries: [entry] };
  },
});

/** Throws INVALID where a candidate is said to be of a run that did not give it, or of a recreation. */
async function requireOutputs(tx: Tx, caseId: string, candidates: Candidates): Promise<void> {
  const runs = [...new Set(candidates.flatMap(({ runId }) => runId ?? []))];
  if (runs.length === 0) return;
  const own = await tx
    .select({ id: run.id, series: run.series })
    .from(run)
    .where(and(eq(run.caseId, caseId), inArray(run.id, runs)));
  if (own.length < runs.length) throw new AppError('INVALID', { fields: { runId: 'unknown_run' } });
  if (own.some(({ series }) => series !== 'run')) {
    throw new AppError('INVALID', { reason: 'recreation_apart' });
  }
  const outputs = await tx
    .select({ runId: runFile.runId, exhibitId: runFile.exhibitId })
    .from(runFile)
    .where(and(inArray(runFile.runId, runs), eq(runFile.part, 'output')));
  const given = new Set(outputs.map((one) => `${one.runId} ${one.exhibitId}`));
  const isFalse = candidates.some(
    ({ runId, exhibitId }) => runId !== null && !given.has(`${runId} ${exhibitId}`),
  );
  if (isFalse) throw new AppError('INVALID', { fields: { candidates: 'no_output' } });
}
