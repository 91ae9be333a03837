import { and, eq, inArray } from 'drizzle-orm';
import { exhibit } from '@/db/schema/exhibits';
import { run, runFile } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import { AppError } from '@/lib/kernel/errors';

/**
 * Throws INVALID (`recreation_apart`) where one of the exhibits is a recreation: nothing that was
 * made to show how a tool behaves becomes part of a choice, of later work or of the work.
 */
export async function refuseRecreations(
  tx: Tx,
  caseId: string,
  ids: readonly (string | null)[],
): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return;
  const [found] = await tx
    .select({ id: exhibit.id })
    .from(exhibit)
    .where(
      and(eq(exhibit.caseId, caseId), inArray(exhibit.id, wanted), eq(exhibit.captureClass, 'E')),
    )
    .limit(1);
  if (found) throw new AppError('INVALID', { reason: 'recreation_apart' });
}

/**
 * Throws INVALID (`not_a_recreation`) where an output of a recreation is neither of class E nor an
 * output of a run: an equal image again is the file that the run gave, and stays what it was.
 */
export async function requireRecreated(
  tx: Tx,
  caseId: string,
  ids: readonly string[],
): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const ofRuns = tx
    .select({ id: runFile.exhibitId })
    .from(runFile)
    .innerJoin(run, eq(run.id, runFile.runId))
    .where(and(eq(runFile.caseId, caseId), eq(runFile.part, 'output'), eq(run.series, 'run')));
  const known = await tx
    .select({ id: exhibit.id, captureClass: exhibit.captureClass })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, caseId), inArray(exhibit.id, wanted)));
  const others = known.filter((one) => one.captureClass !== 'E').map((one) => one.id);
  if (others.length === 0) return;
  const outputs = await tx
    .select({ id: exhibit.id })
    .from(exhibit)
    .where(and(inArray(exhibit.id, others), inArray(exhibit.id, ofRuns)));
  if (outputs.length < others.length) throw new AppError('INVALID', { reason: 'not_a_recreation' });
}
