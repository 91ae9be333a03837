import { setTimeout as pause } from 'node:timers/promises';
import { newReference } from '@/lib/door/failure';
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

/** The longest that recording a request may hold it up, in milliseconds. */
const RECORD_MS = 20_000;

function attemptOf(reply: Reply<unknown>): Attempt {
  // A try whose answer was lost on the way may have been the one that worked.
  if (reply.ok || reply.reason === 'run_ended') return 'done';
  return mayPass(reply) ? 'again' : 'never';
}

/** Writes what passes the gateway into the record of its case, at once or as soon as that can be. */
export class Recorder {
  constructor(readonly late: LateRecords) {}

  /**
   * Records a request. A database or a store that hangs is like one that is away: the tool is not
   * kept waiting for it. Should the request be recorded after all, its run says that it was too late.
   */
  async request(
    caller: Caller,
    given: RecordPassing,
    withinMs = RECORD_MS,
  ): Promise<Awaited<ReturnType<typeof recordPassing>>> {
    const recorded = recordPassing(caller, given);
    const waiting = new AbortController();
    const { signal } = waiting;
    const tooLong = pause(withinMs, null, { signal, ref: false }).catch(() => null);
    const reply = await Promise.race([recorded, tooLong]);
    waiting.abort();
    if (reply) return reply;
    void this.#tooLate(caller, given, recorded);
    return { ok: false, code: 'UNAVAILABLE', ref: newReference() };
  }

  async #tooLate(
    caller: Caller,
    { caseId, sourceId }: RecordPassing,
    recorded: ReturnType<typeof recordPassing>,
  ): Promise<void> {
    const reply = await recorded;
    if (!reply.ok) return;
    const nothing = { outputs: [], records: [], texts: [], parameters: [], models: [] };
    await this.answer(caller, {
      ...{
        caseId,
        sourceId,
        runId: reply.data.runId,
        ...nothing,
        environment: [],
        providerIds: [],
      },
      outcome: 'unknown',
      receivedAt: new Date().toISOString(),
      failure: 'recorded too late: the request was refused, or had passed as unrecorded',
    });
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
