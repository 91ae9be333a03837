import type { z } from 'zod';
import { accessLog } from '@/db/schema/operations';
import { inTransaction, type Tx } from '@/db/tx';
import { type Abilities, abilitiesOf } from '@/lib/access/abilities';
import { authorize, type Grant } from '@/lib/access/authorize';
import type { Action } from '@/lib/access/policy';
import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { placeFor } from './command';
import { toAppError } from './failure';
import { recordRefusal } from './security-log';

type LoaderSpec<A extends Action, S extends z.ZodType, L, T> = {
  name: string;
  action: A;
  input: S;
  /** Kept in the access log when a person loads it; absent for parts of pages. */
  page?: string;
  load(context: {
    tx: Tx;
    grant: Grant<A>;
    input: z.output<S>;
    /** What this actor may do here, for the interface. */
    can: Abilities;
  }): Promise<L>;
  /**
   * Slow work on what was loaded that must not hold a transaction. It must read nothing but what
   * the permission just given covers.
   */
  finish?(loaded: L, context: { caller: Caller; input: z.output<S> }): Promise<T>;
};

/** A declared read: throws an AppError where it is refused. */
export type Loader<I, T> = {
  readonly name: string;
  readonly action: Action;
  (caller: Caller, input: I): Promise<T>;
};

const declared: Loader<never, unknown>[] = [];

/** Every loader declared by the rooms imported so far; the stranger suite walks it. */
export function declaredLoaders(): readonly Loader<never, unknown>[] {
  return declared;
}

/**
 * Declares a read. Permission is decided on database state in the transaction that reads. Throws
 * UNAUTHENTICATED, NOT_FOUND, FORBIDDEN or UNAVAILABLE.
 */
export function loader<A extends Action, S extends z.ZodType, L, T = L>(
  spec: LoaderSpec<A, S, L, T>,
): Loader<z.input<S>, T> {
  const run = async (caller: Caller, raw: z.input<S>): Promise<T> => {
    const ids = raw as { caseId?: string; workspaceId?: string } | null | undefined;
    try {
      const { actor } = caller;
      if (!actor) throw new AppError('UNAUTHENTICATED');
      // An identifier that cannot be one is the same as one that does not exist.
      const parsed = spec.input.safeParse(raw);
      if (!parsed.success) throw new AppError('NOT_FOUND', { cause: parsed.error });
      const input = parsed.data;
      const loaded = await inTransaction(async (tx) => {
        const place = await placeFor(tx, actor, spec.action, input, 'none');
        const grant = authorize(actor, place, spec.action);
        if (spec.page && actor.kind === 'person') {
          await tx.insert(accessLog).values({
            actorId: actor.id,
            sessionId: actor.session,
            caseId: place.caseId,
            page: spec.page,
          });
        }
        return spec.load({ tx, grant, input, can: abilitiesOf(actor, place) });
      });
      return spec.finish ? await spec.finish(loaded, { caller, input }) : asAnswer<L, T>(loaded);
    } catch (error) {
      const failure = toAppError(error);
      const where = { caseId: ids?.caseId ?? null, workspaceId: ids?.workspaceId ?? null };
      await recordRefusal(caller, { action: spec.action, ...where }, failure);
      throw failure.code === 'INTERNAL' ? (failure.cause ?? failure) : failure;
    }
  };
  const made = Object.defineProperties(run, {
    name: { value: spec.name },
    action: { value: spec.action },
  }) as unknown as Loader<z.input<S>, T>;
  declared.push(made as unknown as Loader<never, unknown>);
  return made;
}

/** Without `finish` the answer is what was loaded: T = L; the compiler cannot see that. */
function asAnswer<L, T>(loaded: L): T {
  return loaded as unknown as T;
}
