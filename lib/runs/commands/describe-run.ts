import { eq } from 'drizzle-orm';
import { run } from '@/db/schema/runs';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { runDescribed } from '@/lib/entries/run-described.v1';
import { describeRunInput } from '../schema';
import { lockRun } from './record-run';

/** Says something about a run afterwards: its purpose, a note. What the run holds is out of reach. */
export const describeRun = command({
  name: 'run.describe',
  action: 'run.record',
  input: describeRunInput,
  async run({ tx, grant, input, record }) {
    const { caseId: _, runId, ...payload } = input;
    await lockRun(tx, grant.caseId, runId);
    if (Object.values(payload).every((value) => value === undefined)) {
      return { answer: null, unrecorded: 'nothing was changed' };
    }
    const entry = await record(draft(runDescribed, { run: runId }, payload));
    await tx
      .update(run)
      .set({ ...payload, entry: entry.index })
      .where(eq(run.id, runId));
    return { answer: null, entries: [entry] };
  },
});
