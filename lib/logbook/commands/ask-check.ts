import { command } from '@/lib/door/command';
import { enqueue } from '@/lib/jobs/queue';
import { CHECK_JOB, runningCheck } from '../queries/checks';
import { askCheckInput } from '../schema';

/** Asks for a full check of the case. One that waits or is at work already is answered instead. */
export const askCheck = command({
  name: 'ledger.ask_check',
  action: 'ledger.check',
  input: askCheckInput,
  // Two askers at once: the second one sees the first one's job.
  lock: 'update',
  async run({ tx, grant }) {
    const unrecorded = 'a check is recorded when it has taken place';
    const running = await runningCheck(tx, grant);
    if (running) return { answer: { jobId: running.jobId }, unrecorded };
    const { actor, caseId } = grant;
    const jobId = await enqueue(tx, {
      kind: CHECK_JOB,
      caseId,
      input: {},
      createdBy: actor.id,
      sessionId: actor.session,
    });
    return { answer: { jobId }, unrecorded };
  },
});
