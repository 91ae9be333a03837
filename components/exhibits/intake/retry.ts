import { FailureError } from './failure';

/** Times something is tried before a person is asked. */
export const TRIES = 6;

const FIRST = 1000;
const LONGEST = 30_000;

/**
 * Milliseconds to wait before try `n` (2 is the first repetition): doubling from a second to half a
 * minute, less up to half by chance, so that many files do not all come back at once. Never less
 * than what the server asked for.
 */
export function waitBefore(n: number, chance: number, retryAfter = 0): number {
  const full = Math.min(LONGEST, FIRST * 2 ** Math.max(0, n - 2));
  return Math.max(retryAfter * 1000, Math.round(full * (1 - chance / 2)));
}

/**
 * Does something until it works, again after failures that pass, at most TRIES times; while the
 * browser is offline it waits without counting. Throws the last FailureError, at once where it does
 * not pass, or the reason of the signal.
 */
export async function withRetries<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let n = 2; ; n += 1) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof FailureError) || !error.failure.passing || n > TRIES) throw error;
      await untilOnline(signal);
      await pause(waitBefore(n, Math.random(), error.failure.retryAfter), signal);
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}

function untilOnline(signal: AbortSignal): Promise<void> {
  // Where nobody says, such as outside browsers, the network is taken to be there.
  if (typeof navigator === 'undefined' || navigator.onLine !== false) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      removeEventListener('online', online);
      signal.removeEventListener('abort', stop);
      settle();
    };
    const online = end(resolve);
    const stop = end(() => reject(signal.reason));
    addEventListener('online', online);
    signal.addEventListener('abort', stop, { once: true });
  });
}
