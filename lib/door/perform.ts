import 'server-only';
import { headers } from 'next/headers';
import { forbidden, notFound, redirect } from 'next/navigation';
import { AppError } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';
import { currentCaller } from '@/lib/session/current';
import type { Command } from './command';
import { failureReply } from './failure';
import type { Loader } from './loader';
import { requireOwnOrigin } from './origin';
import type { PublicCommand } from './public-command';

/** Runs a command for the signed-in person; the way server actions write. */
export async function perform<I, T>(
  command: Command<I, T> | PublicCommand<I, T>,
  input: I,
): Promise<Reply<T>> {
  try {
    requireOwnOrigin(await headers());
  } catch (error) {
    return failureReply(error, { command: command.name });
  }
  return command(await currentCaller(), input);
}

/**
 * Runs a loader for the signed-in person; the way pages read. Sends strangers to sign in and back,
 * shows not-found and no-permission pages, and lets the rest reach the error page.
 */
export async function load<I, T>(loader: Loader<I, T>, input: I): Promise<T> {
  try {
    return await loader(await currentCaller(), input);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'UNAUTHENTICATED') {
      const path = (await headers()).get('x-chirograph-path') ?? '/';
      redirect(`/sign-in?next=${encodeURIComponent(path)}`);
    }
    if (error.code === 'NOT_FOUND') notFound();
    if (error.code === 'FORBIDDEN') forbidden();
    throw error;
  }
}
