import type { z } from 'zod';
import { inTransaction, type Reader, type Tx, withoutTransaction } from '@/db/tx';
import { authorize, type Grant } from '@/lib/access/authorize';
import { type Place, placeInCase, placeInWorkspace } from '@/lib/access/membership';
import { type Action, ruleOf } from '@/lib/access/policy';
import type { Actor, Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { log } from '@/lib/kernel/log';
import type { Reply } from '@/lib/kernel/reply';
import { appearance, appeared } from '@/lib/ledger/appearance';
import { append, type Recorded } from '@/lib/ledger/append';
import { checkpointSoon } from '@/lib/ledger/checkpointer';
import type { CommandContext, Outcome, Refused } from './context';
import { failureReply, toAppError } from './failure';
import { recordRefusal } from './security-log';

/** What `prepare` works with: a grant already given once, and short reads of its own. */
export type PrepareContext<A extends Action, I> = {
  grant: Grant<A>;
  input: I;
  caller: Caller;
  read<R>(work: (tx: Tx) => Promise<R>): Promise<R>;
};

type CommandSpec<A extends Action, S extends z.ZodType, T, P> = {
  name: string;
  action: A;
  /** Strict shape; case commands carry `caseId`, workspace commands `workspaceId`. */
  input: S;
  /** `update` where the command changes the case row itself. */
  lock?: 'share' | 'update';
  /**
   * Slow work that must not hold a transaction (talking to the store), after a first permission
   * check. `run` decides again on the state it finds then.
   */
  prepare?(context: PrepareContext<A, z.output<S>>): Promise<P>;
  run(context: CommandContext<A, z.output<S>, P>): Promise<Outcome<T> | Refused>;
};

/** A declared write: callable by whoever the session or a job says is asking. */
export type Command<I, T> = {
  readonly name: string;
  readonly action: Action;
  (caller: Caller, input: I): Promise<Reply<T>>;
};

const declared: Command<never, unknown>[] = [];

/** Every command declared by the rooms imported so far; the stranger suite walks it. */
export function declaredCommands(): readonly Command<never, unknown>[] {
  return declared;
}

/** Names a way to write and enters it in the registry. Only the door's own files call it. */
export function declare<I, T>(
  name: string,
  action: Action,
  run: (caller: Caller, input: I) => Promise<Reply<T>>,
): Command<I, T> {
  const made = Object.defineProperties(run, {
    name: { value: name },
    action: { value: action },
  }) as unknown as Command<I, T>;
  declared.push(made as unknown as Command<never, unknown>);
  return made;
}

/** Reads where the actor stands for an action's scope, from input's identifiers. */
export async function placeFor(
  tx: Reader,
  actor: Actor,
  action: Action,
  input: unknown,
  lock: 'share' | 'update' | 'none',
): Promise<Place> {
  const ids = input as { caseId?: unknown; workspaceId?: unknown };
  switch (ruleOf(action).scope) {
    case 'case':
      return placeInCase(tx, actor, String(ids.caseId), lock);
    case 'workspace':
      return placeInWorkspace(tx, actor, String(ids.workspaceId));
    case 'account':
      // Acts on one's own account need no membership; the level is only a carrier here.
      return { workspaceId: '', caseId: null, status: null, access: 'member' };
  }
}

/**
 * Declares a write. In one transaction: place and permission on database state, the act, its
 * entries. Either all of it stands or none. Expected failures come back as replies.
 */
export function command<A extends Action, S extends z.ZodType, T, P = undefined>(
  spec: CommandSpec<A, S, T, P>,
): Command<z.input<S>, T> {
  const run = async (caller: Caller, raw: z.input<S>): Promise<Reply<T>> => {
    const ids = raw as { caseId?: string; workspaceId?: string } | null | undefined;
    const where = {
      action: spec.action,
      caseId: ids?.caseId ?? null,
      workspaceId: ids?.workspaceId ?? null,
    };
    try {
      const { actor } = caller;
      if (!actor) throw new AppError('UNAUTHENTICATED');
      // With the input in the issues, a wrong type is told apart from a missing member.
      const input = spec.input.parse(raw, { reportInput: true });
      const prepared = spec.prepare
        ? await spec.prepare({
            grant: await withoutTransaction(async (db) =>
              authorize(actor, await placeFor(db, actor, spec.action, input, 'none'), spec.action),
            ),
            input,
            caller,
            read: inTransaction,
          })
        : nothingPrepared<P>();
      const touched = new Set<string>();
      const later: (() => Promise<void> | void)[] = [];
      const outcome = await inTransaction(async (tx) => {
        touched.clear();
        later.length = 0;
        const place = await placeFor(tx, actor, spec.action, input, spec.lock ?? 'share');
        const grant = authorize(actor, place, spec.action);
        const recordIn: CommandContext<A, unknown, P>['recordIn'] = async (caseId, drafts) => {
          const first = touched.has(caseId)
            ? []
            : await appearance(tx, caseId, actor, caller.client);
          touched.add(caseId);
          const all = [...first, ...drafts];
          return (await append(tx, caseId, actor, place.access, all)).slice(
            all.length - drafts.length,
          );
        };
        return spec.run({
          tx,
          grant,
          place,
          input,
          prepared,
          client: caller.client,
          recordIn,
          async record(draft) {
            if (place.caseId === null) throw new Error(`${spec.name} has no case to record in`);
            const [one] = await recordIn(place.caseId, [draft]);
            if (!one) throw new Error('the ledger answered with no entry');
            return one;
          },
          afterCommit: (work) => void later.push(work),
        });
      });
      for (const caseId of touched) {
        appeared(caseId, actor);
        checkpointSoon(caseId);
      }
      for (const work of later) await runLater(work, spec.name);
      // Its entries stand: only now is the actor told.
      if ('refused' in outcome) throw outcome.refused;
      const last: Recorded | undefined = outcome.entries?.at(-1);
      return { ok: true, data: outcome.answer, index: last?.index ?? null };
    } catch (error) {
      const failure = toAppError(error);
      await recordRefusal(caller, where, failure);
      return failureReply(failure, { command: spec.name, caseId: where.caseId });
    }
  };
  return declare(spec.name, spec.action, run);
}

/** A command without `prepare` has P = undefined; the compiler cannot see that from the optional field. */
function nothingPrepared<P>(): P {
  return undefined as P;
}

/** Runs work after the commit; a failure is logged and changes nothing. */
export async function runLater(work: () => Promise<void> | void, name: string): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error, command: name }, 'after commit');
  }
}
