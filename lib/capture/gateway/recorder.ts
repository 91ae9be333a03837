import { setTimeout as pause } from 'node:timers/promises';
import { newReference } from '@/lib/door/failure';
import { type Caller, NO_CLIENT, service } from '@/lib/kernel/actor';
import { log } from '@/lib/kernel/log';
import type { Reply } from '@/lib/kernel/reply';
import { recordCutOff, recordGap } from '../commands/record-gap';
import { recordAnswer, recordPassing } from '../commands/record-passing';
import type { RecordAnswer, RecordGap, RecordPassing } from '../schema';
import type { Journal, Open } from './journal';
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

/** The longest that recording a request may hold up the tool, in milliseconds. */
const RECORD_MS = 20_000;

function attemptOf(reply: Reply<unknown>): Attempt {
  // A try whose answer was lost on the way may have been the one that worked.
  if (reply.ok || reply.reason === 'run_ended') return 'done';
  return mayPass(reply) ? 'again' : 'never';
}

/** Writes what passes the gateway into the record of its case, at once or as soon as that can be. */
export class Recorder {
  /** Records of a run that wait, by run: its journal stays open until they stand. */
  readonly #waiting = new Map<string, number>();

  constructor(
    readonly late: LateRecords,
    readonly journal: Journal,
  ) {}

  /** Notes a request that is about to leave; `settle` is to follow when its record is whole. */
  begin(one: Open): void {
    this.#waiting.set(one.runId, 1);
    this.journal.begin(one);
  }

  /** Says that a part of what a run waited for stands, or never will. */
  settle(runId: string): void {
    const left = (this.#waiting.get(runId) ?? 1) - 1;
    if (left > 0) return void this.#waiting.set(runId, left);
    this.#waiting.delete(runId);
    this.journal.end(runId);
  }

  /** Queues a record of a run for later; false where too much waits. */
  #later(what: string, runId: string, bytes: number, attempt: () => Promise<Attempt>): boolean {
    const isQueued = this.late.add(what, bytes, attempt, () => this.settle(runId));
    if (isQueued) this.#waiting.set(runId, (this.#waiting.get(runId) ?? 0) + 1);
    return isQueued;
  }

  /** Closes what processes before this one left open; what cannot be closed now is tried again. */
  async inherit(): Promise<void> {
    const caller = { actor: service('gateway'), client: NO_CLIENT };
    for (const one of this.journal.open) {
      this.#waiting.set(one.runId, 0);
      this.#later(`cut off ${one.runId}`, one.runId, 0, async () =>
        attemptOf(await recordCutOff(caller, one)),
      );
    }
    await this.late.flush();
  }

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
    this.#waiting.set(given.runId, (this.#waiting.get(given.runId) ?? 0) + 1);
    void this.#tooLate(caller, given, recorded).finally(() => this.settle(given.runId));
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
    const isQueued = this.#later(`end of ${runId}`, runId, bytes, async () =>
      attemptOf(await recordAnswer(caller, given)),
    );
    if (!isQueued) await gap('too many answers waited to be recorded');
  }

  /** Records a gap of a request, at once or as soon as that can be. `runId` also where none stands. */
  async gap(caller: Caller, given: RecordGap, runId = given.runId): Promise<void> {
    const reply = await recordGap(caller, given);
    if (reply.ok) return;
    if (!mayPass(reply)) {
      log.error({ ref: reply.ref, code: reply.code, sourceId: given.sourceId }, 'gap not recorded');
      return;
    }
    const attempt = async () => attemptOf(await recordGap(caller, given));
    const what = `gap of ${given.sourceId}`;
    if (runId === null) this.late.add(what, 1_000, attempt);
    else this.#later(what, runId, 1_000, attempt);
  }
}
