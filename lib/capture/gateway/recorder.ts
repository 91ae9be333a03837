import type { Caller } from '@/lib/kernel/actor';
import { log } from '@/lib/kernel/log';
import type { Reply } from '@/lib/kernel/reply';
import { recordAnswer, recordGap, recordPassing } from '../commands/record-passing';
import type { RecordAnswer, RecordGap, RecordPassing } from '../schema';
import type { Attempt, LateRecords } from './late';

type Failure = Extract<Reply<never>, { ok: false }>;

/** A failure that says nothing about the request and may pass: the database or the store is away. */
export const mayPass = ({ code, reason }: Failure): boolean =>
  code === 'UNAVAILABLE' || code === 'INTERNAL' || (code === 'CONFLICT' && reason === undefined);

/** Refusals of the request itself; such a request never leaves, whatever the source says. */
export const isRefusal = ({ code, reason }: Failure): boolean =>
  code === 'UNAUTHENTICATED' ||
  code === 'FORBIDDEN' ||
  code === 'NOT_FOUND' ||
  code === 'SEALED' ||
  reason === 'source_closed';

function attemptOf(reply: Reply<unknown>): Attempt {
  // A try whose answer was lost on the way may have been the one that worked.
  if (reply.ok || reply.reason === 'run_ended') return 'done';
  return mayPass(reply) ? 'again' : 'never';
}

/** Writes what passes the gateway into the record of its case, at once or as soon as that can be. */
export class Recorder {
  constructor(readonly late: LateRecords) {}

  request(caller: Caller, given: RecordPassing) {
    return recordPassing(caller, given);
  }

  /** Records the end of a run; where that cannot be now, later, and where it never can, as a gap. */
  async answer(caller: Caller, given: RecordAnswer): Promise<void> {
    const reply = await recordAnswer(caller, given);
    if (reply.ok) return;
    const { caseId, sourceId, runId, receivedAt } = given;
    const gap = (reason: string): Promise<void> =>
      this.gap(caller, {
        ...{ caseId, sourceId, runId, reason, count: 1 },
        ...{ cause: 'not_recorded', from: receivedAt, to: receivedAt },
      });
    if (!mayPass(reply)) {
      log.error({ ref: reply.ref, code: reply.code, runId }, 'answer not recorded');
      return gap(`the answer could not be recorded (${reply.code})`);
    }
    const bytes = [...given.outputs, ...given.records].reduce((n, one) => n + one.bytes.length, 0);
    const isQueued = this.late.add(`end of ${runId}`, bytes, async () =>
      attemptOf(await recordAnswer(caller, given)),
    );
    if (!isQueued) await gap('too many answers waited to be recorded');
  }

  /** Records a gap, at once or as soon as that can be. */
  async gap(caller: Caller, given: RecordGap): Promise<void> {
    const reply = await recordGap(caller, given);
    if (reply.ok) return;
    if (!mayPass(reply)) {
      log.error({ ref: reply.ref, code: reply.code, sourceId: given.sourceId }, 'gap not recorded');
      return;
    }
    this.late.add(`gap of ${given.sourceId}`, 1_000, async () =>
      attemptOf(await recordGap(caller, given)),
    );
  }
}
