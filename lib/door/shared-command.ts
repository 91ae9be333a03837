import type { z } from 'zod';
import { inTransaction, isDatabaseLost, type Tx } from '@/db/tx';
import { authorize, type Grant } from '@/lib/access/authorize';
import type { Place } from '@/lib/access/membership';
import type { ActionIn } from '@/lib/access/policy';
import type { EntryDraft } from '@/lib/entries/draft';
import type { Caller, Client } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { inLane } from '@/lib/kernel/lane';
import { log } from '@/lib/kernel/log';
import type { Reply } from '@/lib/kernel/reply';
import { appearance, appeared } from '@/lib/ledger/appearance';
import { append, type Recorded } from '@/lib/ledger/append';
import { checkpointSoon } from '@/lib/ledger/checkpointer';
import { type Command, declare, placeFor, runLater } from './command';
import type { Outcome } from './context';
import { failureReply, toAppError } from './failure';
import { recordRefusal } from './security-log';

/** One request among those that share a transaction, with its own permission. */
export type Member<A extends ActionIn<'case'>, I> = {
  grant: Grant<A>;
  place: Place;
  input: I;
  client: Client;
  /** Appends to the ledger of the grant's case. */
  record(draft: EntryDraft): Promise<Recorded>;
};

/** Requests that may wait for one lane; more are asked to come again. */
const MOST_WAITING = 500;

type SharedCommandSpec<A extends ActionIn<'case'>, S extends z.ZodType, T> = {
  name: string;
  action: A;
  input: S;
  /** Requests of one lane are served in the order of their coming, one transaction at a time. */
  lane(input: z.output<S>): string;
  /** Requests that may share a transaction. */
  most: number;
  /**
   * Does what the members ask for, in order, and answers each with its outcome or its failure. What
   * it throws fails them all: then each is tried again by itself.
   */
  run(context: {
    tx: Tx;
    members: readonly Member<A, z.output<S>>[];
    afterCommit(work: () => Promise<void> | void): void;
  }): Promise<(Outcome<T> | AppError)[]>;
};

type Waiting<I, T> = { caller: Caller; input: I; resolve(reply: Reply<T>): void };
type Answered<T> = { outcome: Outcome<T> } | { failure: AppError };

/**
 * Declares a write to a case whose requests come thick and fast to one thing: those that arrive while
 * a transaction is under way share the next, so that under load a lock and a flush to disk serve
 * many. Permission is decided for each on database state inside the shared transaction.
 */
export function sharedCommand<
  A extends ActionIn<'case'>,
  S extends z.ZodType<{ caseId: string }>,
  T,
>(spec: SharedCommandSpec<A, S, T>): Command<z.input<S>, T> {
  const queues = new Map<string, Waiting<z.output<S>, T>[]>();

  const flush = async (lane: string): Promise<void> => {
    const queue = queues.get(lane);
    while (queue && queue.length > 0) {
      await inLane(lane, () => serveGroup(spec, queue.splice(0, spec.most)));
    }
    queues.delete(lane);
  };

  return declare(spec.name, spec.action, (caller: Caller, raw: z.input<S>): Promise<Reply<T>> => {
    try {
      if (!caller.actor) throw new AppError('UNAUTHENTICATED');
      const input = spec.input.parse(raw, { reportInput: true });
      const lane = spec.lane(input);
      const queue = queues.get(lane);
      if (queue && queue.length >= MOST_WAITING) {
        throw new AppError('UNAVAILABLE', { reason: 'busy', retryAfter: 1 });
      }
      return new Promise((resolve) => {
        const waiting = { caller, input, resolve };
        if (queue) queue.push(waiting);
        else {
          queues.set(lane, [waiting]);
          void flush(lane);
        }
      });
    } catch (error) {
      return refuse(spec, caller, raw, error);
    }
  });
}

/** Serves a group in one transaction; where that breaks, each of it in one of its own. */
async function serveGroup<A extends ActionIn<'case'>, S extends z.ZodType<{ caseId: string }>, T>(
  spec: SharedCommandSpec<A, S, T>,
  group: readonly Waiting<z.output<S>, T>[],
): Promise<void> {
  try {
    const answers = await transact(spec, group);
    for (const [i, { caller, input, resolve }] of group.entries()) {
      const answer = answers[i];
      if (answer && 'outcome' in answer) {
        const { outcome } = answer;
        const last: Recorded | undefined = outcome.entries?.at(-1);
        resolve({ ok: true, data: outcome.answer, index: last?.index ?? null });
      } else resolve(await refuse(spec, caller, input, answer?.failure));
    }
  } catch (error) {
    const alone = group.length === 1 || isDatabaseLost(error) || isUnavailable(error);
    if (!alone) log.warn({ err: error, command: spec.name }, 'each by itself');
    for (const waiting of group) {
      if (alone) waiting.resolve(await refuse(spec, waiting.caller, waiting.input, error));
      else await serveGroup(spec, [waiting]);
    }
  }
}

const isUnavailable = (error: unknown) => error instanceof AppError && error.code === 'UNAVAILABLE';

async function transact<A extends ActionIn<'case'>, S extends z.ZodType<{ caseId: string }>, T>(
  spec: SharedCommandSpec<A, S, T>,
  group: readonly Waiting<z.output<S>, T>[],
): Promise<Answered<T>[]> {
  const later: (() => Promise<void> | void)[] = [];
  /** Who appeared in which case, to be remembered once that is committed. */
  const touched = new Map<string, { caseId: string; caller: Caller }>();
  const answers = await inTransaction(async (tx) => {
    later.length = 0;
    touched.clear();
    const decided = await Promise.all(group.map((waiting) => decide(spec, tx, waiting)));
    const members: Member<A, z.output<S>>[] = [];
    for (const [i, found] of decided.entries()) {
      const waiting = group[i];
      if (!waiting || found instanceof AppError) continue;
      const { caller, input } = waiting;
      const { grant, place } = found;
      const record = async (entry: EntryDraft) => {
        const { caseId, actor } = grant;
        const key = `${caseId} ${actor.session}`;
        const first = touched.has(key) ? [] : await appearance(tx, caseId, actor, caller.client);
        touched.set(key, { caseId, caller });
        const recorded = await append(tx, caseId, actor, place.access, [...first, entry]);
        const last = recorded.at(-1);
        if (!last) throw new Error('the ledger answered with no entry');
        return last;
      };
      members.push({ grant, place, input, client: caller.client, record });
    }
    const outcomes =
      members.length === 0
        ? []
        : await spec.run({ tx, members, afterCommit: (work) => void later.push(work) });
    let next = 0;
    return decided.map((found): Answered<T> => {
      const outcome = found instanceof AppError ? found : outcomes[next++];
      if (!outcome) throw new Error(`${spec.name} left a request without an answer`);
      return outcome instanceof AppError ? { failure: outcome } : { outcome };
    });
  });
  for (const { caseId, caller } of touched.values()) {
    if (caller.actor) appeared(caseId, caller.actor);
    checkpointSoon(caseId);
  }
  for (const work of later) await runLater(work, spec.name);
  return answers;
}

/** The right of one request, or why it has none. Other failures fail the whole group. */
async function decide<A extends ActionIn<'case'>, S extends z.ZodType<{ caseId: string }>, T>(
  spec: SharedCommandSpec<A, S, T>,
  tx: Tx,
  { caller, input }: Waiting<z.output<S>, T>,
): Promise<{ grant: Grant<A>; place: Place } | AppError> {
  try {
    if (!caller.actor) throw new AppError('UNAUTHENTICATED');
    const place = await placeFor(tx, caller.actor, spec.action, input, 'share');
    return { place, grant: authorize(caller.actor, place, spec.action) };
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

async function refuse<T>(
  spec: { name: string; action: ActionIn<'case'> },
  caller: Caller,
  raw: unknown,
  error: unknown,
): Promise<Reply<T>> {
  const failure = toAppError(error);
  const { caseId = null } = (raw ?? {}) as { caseId?: string | null };
  const where = { action: spec.action, caseId, workspaceId: null };
  await recordRefusal(caller, where, failure);
  return failureReply(failure, { command: spec.name, caseId });
}
