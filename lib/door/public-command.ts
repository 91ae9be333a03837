import type { z } from 'zod';
import { inTransaction, type Tx } from '@/db/tx';
import type { Caller, Client } from '@/lib/kernel/actor';
import type { Reply } from '@/lib/kernel/reply';
import { failureReply } from './failure';

type PublicSpec<S extends z.ZodType, T> = {
  name: string;
  input: S;
  run(context: { tx: Tx; input: z.output<S>; client: Client; caller: Caller }): Promise<T>;
};

/** A write that nobody needs to be signed in for: set-up, invitations, password reset. */
export type PublicCommand<I, T> = {
  readonly name: string;
  (caller: Caller, input: I): Promise<Reply<T>>;
};

const declared: PublicCommand<never, unknown>[] = [];

/** Every public command declared so far. */
export function declaredPublicCommands(): readonly PublicCommand<never, unknown>[] {
  return declared;
}

/**
 * Declares a write open to strangers. It carries its own proof (a token, a first-run check) and
 * its own throttle, and never touches a case.
 */
export function publicCommand<S extends z.ZodType, T>(
  spec: PublicSpec<S, T>,
): PublicCommand<z.input<S>, T> {
  const run = async (caller: Caller, raw: z.input<S>): Promise<Reply<T>> => {
    try {
      const input = spec.input.parse(raw, { reportInput: true });
      const data = await inTransaction((tx) =>
        spec.run({ tx, input, client: caller.client, caller }),
      );
      return { ok: true, data, index: null };
    } catch (error) {
      return failureReply(error, { command: spec.name });
    }
  };
  const made = Object.defineProperty(run, 'name', { value: spec.name }) as unknown as PublicCommand<
    z.input<S>,
    T
  >;
  declared.push(made as unknown as PublicCommand<never, unknown>);
  return made;
}
