import type { z } from 'zod';
import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { loadChain, loadFollowRight } from '@/lib/prompts/loaders';
import { followInput, type streamInput } from '@/lib/prompts/schema';
import { callerOfRequest } from '@/lib/session/caller';
import { EventStream, isEnding, type Wanted } from './event-stream';

/** Failures that end following for good; others are tried again. */
const ENDED = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND'];

/**
 * Events of prompts as they happen. Permission is decided for each at the beginning and again and
 * again while it is followed. Throws NOT_FOUND where none of them may be.
 */
export async function streamResponse(
  request: Request,
  input: z.input<typeof streamInput>,
): Promise<Response> {
  if (isEnding()) throw new AppError('UNAVAILABLE', { reason: 'ending', retryAfter: 1 });
  const received = lastEventId(request);
  const wanted = input.p.map((text) => wantedOf(text, received));
  /** Null where it may not be followed. Throws where that is not known. */
  const asking = async <T>(ask: (caller: Caller) => Promise<T>): Promise<T | null> => {
    try {
      // Anew each time: sessions end and are revoked while a stream is open.
      return await ask(await callerOfRequest(request, { isUse: false }));
    } catch (error) {
      if (error instanceof AppError && ENDED.includes(error.code)) return null;
      throw error;
    }
  };
  const sizeOf = ({ caseId, promptId }: Wanted) =>
    asking(async (caller) => (await loadChain(caller, { caseId, promptId })).size);
  const mayFollow = async ({ caseId, promptId }: Wanted) =>
    (await asking(async (caller) => {
      await loadFollowRight(caller, { caseId, promptId });
      return true;
    })) ?? false;
  const sizes = await Promise.all(wanted.map(sizeOf));
  if (sizes.every((size) => size === null)) throw new AppError('NOT_FOUND', { reason: 'prompt' });
  const stream = new EventStream(wanted, sizes, mayFollow);
  request.signal.addEventListener('abort', () => stream.leave(), { once: true });
  return new Response(stream.readable, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // A proxy that compresses or gathers would hold events back.
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}

/** Throws INVALID for what names no prompt. */
function wantedOf(text: string, received: ReadonlyMap<string, number>): Wanted {
  const [caseId = '', promptId = '', from = '', ...rest] = text.split('/');
  const read = followInput.safeParse({ caseId, promptId, from: Number(from) });
  if (!read.success || rest.length > 0 || !/^\d{1,15}$/.test(from)) {
    throw new AppError('INVALID', { fields: { p: 'wrong_format' } });
  }
  const last = received.get(promptId);
  return { ...read.data, from: Math.max(read.data.from, last === undefined ? 0 : last + 1) };
}

/** What the browser says that it received last, by prompt. */
function lastEventId(request: Request): Map<string, number> {
  const text = request.headers.get('last-event-id') ?? '';
  return new Map(
    [...text.slice(0, 2000).matchAll(/(prm_[0-9a-z]{26}):(\d{1,15})/g)].map((match) => [
      match[1] ?? '',
      Number(match[2]),
    ]),
  );
}
