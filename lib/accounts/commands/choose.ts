import type { z } from 'zod';
import { failureReply } from '@/lib/door/failure';
import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';
import { hashPassword } from '@/lib/session/password';
import { takeFrom, type Window } from '@/lib/session/throttle';
import { passwordProblem } from '../model';

/**
 * A write open to strangers in which a password is chosen: what comes before its transaction.
 * Attempts of the network are counted, the input is read, `about` looks up what the password must
 * not repeat (and refuses early), and the password is hashed, which takes a third of a second and
 * must not hold a connection. `run` calls the declared command.
 */
export function choosingPassword<S extends z.ZodType, T>(spec: {
  name: string;
  input: S;
  password(input: z.output<S>): { field: string; value: string };
  about(input: z.output<S>, caller: Caller): Promise<readonly string[]>;
  run(input: z.output<S>, passwordHash: string, caller: Caller): Promise<Reply<T>>;
}): (caller: Caller, raw: z.input<S>) => Promise<Reply<T>> {
  return async (caller, raw) => {
    try {
      await countStranger(caller, spec.name, 30);
      const input = spec.input.parse(raw);
      const { field, value } = spec.password(input);
      const problem = passwordProblem(value, await spec.about(input, caller));
      if (problem) throw new AppError('INVALID', { fields: { [field]: problem } });
      return await spec.run(input, await hashPassword(value), caller);
    } catch (error) {
      return failureReply(error, { command: spec.name });
    }
  };
}

/** Counts an act of a stranger against its network. Throws RATE above `limit` in an hour. */
export async function countStranger(caller: Caller, name: string, limit: number): Promise<void> {
  const { address } = caller.client;
  // An address that is not known cannot be counted; see lib/session/address.
  if (address === '') return;
  await takeFrom(hourly(name, address, limit), 'network_throttled');
}

/** At most `limit` in an hour of what is counted under a name. */
export function hourly(kind: string, subject: string, limit: number): Window {
  return { kind, subject, limit, windowMs: 3_600_000 };
}

/** The data of a reply, or its failure thrown again for the caller's own reply. */
export function dataOf<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.data;
  throw new AppError(reply.code, {
    ...(reply.reason ? { reason: reply.reason } : {}),
    ...(reply.fields ? { fields: reply.fields } : {}),
  });
}
