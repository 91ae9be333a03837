import { databaseCode } from '@/db/tx';
import { AppError } from '@/lib/kernel/errors';
import { log } from '@/lib/kernel/log';
import { ATTEMPTS, type Claim, endJob, type Progress, putBack, signOfLife } from './claims';
import { JobFailure, type JobHandler } from './handlers';

export type Rhythm = {
  /** Milliseconds between signs of life where there is no progress to write. */
  beatMs: number;
  /** Milliseconds a job rests after its first failure; five times as long after the second. */
  retryMs: number;
  /** Milliseconds a handler has to end after its signal aborted, before it is left to itself. */
  graceMs: number;
};

/** Why a handler was told to stop. */
type Why = 'cancelled' | 'stopping' | 'lost' | 'time';

/** A job under way in this process. */
export type RunningJob = {
  readonly kind: string;
  /** Resolves when it has ended and that is kept, or will be found out by others. */
  readonly ended: Promise<void>;
  /** Looks at once whether somebody asked to stop. */
  look(): void;
  /** Tells the handler to stop because this process does. */
  stop(): void;
};

/** Longest time of one try where a handler names none. */
const LIMIT_MS = 3_600_000;

/** Milliseconds between writings of progress. */
const PROGRESS_MS = 500;

/** Rest after the store or the database was lost, and for how long such tries do not count. */
const UNAVAILABLE = { restMs: 15_000, forMs: 3_600_000 };

/** Times that keeping an end is tried, a second and more apart: the database may be restarting. */
const KEEP_TRIES = 6;

/** Codes of the driver and of PostgreSQL (classes 08 and 57P) for a connection that is gone. */
const DATABASE_LOST = /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|08|57P)/;

/** Runs a taken job to its end. Never rejects. */
export function runJob(claim: Claim, handler: JobHandler, rhythm: Rhythm): RunningJob {
  const abort = new AbortController();
  let why: Why | undefined;
  const stop = (reason: Why) => {
    why ??= reason;
    if (!abort.signal.aborted) abort.abort(new Error(`job ${reason}`));
  };
  const pulse = startPulse(claim, rhythm.beatMs, stop);
  const limit = setTimeout(() => stop('time'), handler.limitMs ?? LIMIT_MS);
  limit.unref();
  const work = async () => {
    if (claim.cancelled) stop('cancelled');
    abort.signal.throwIfAborted();
    if (claim.exhausted) throw new JobFailure('job_attempts');
    const { id, kind, caseId, input, createdBy, attempt } = claim;
    const taken = { id, kind, caseId, input, createdBy, attempt };
    const control = { progress: pulse.progress, signal: abort.signal };
    return orLeft(handler.run(taken, control), abort.signal, rhythm.graceMs);
  };
  const run = async () => {
    try {
      const result = await work();
      await pulse.stop();
      await insist(() => endJob(claim, { state: 'done', result }));
    } catch (error) {
      await pulse.stop();
      await conclude(claim, handler, rhythm, why, error);
    }
  };
  const ended = run()
    // Signs of life have stopped, so the job is taken again later.
    .catch((error) => log.error({ err: error, job: claim.id }, 'end of job not kept'))
    .finally(() => clearTimeout(limit));
  return { kind: claim.kind, ended, look: pulse.look, stop: () => stop('stopping') };
}

/** Decides what becomes of a job whose try gave no result. */
async function conclude(
  claim: Claim,
  handler: JobHandler,
  rhythm: Rhythm,
  why: Why | undefined,
  error: unknown,
): Promise<void> {
  const about = { err: error, job: claim.id, kind: claim.kind, attempt: claim.attempt };
  switch (why) {
    case 'lost':
      log.warn(about, 'job taken by another process meanwhile');
      return;
    case 'stopping':
      // Another process, or the next start, goes on.
      await putBack(claim, { restMs: 0, counted: false });
      return;
    case 'cancelled':
      await handler.ended?.(claim, 'cancelled', 'cancelled');
      await insist(() => endJob(claim, { state: 'cancelled' }));
      return;
  }
  log.error(about, 'job');
  const final = why === 'time' ? 'job_time_limit' : error instanceof JobFailure && error.reason;
  if (!final) {
    if (isUnavailable(error) && claim.age < UNAVAILABLE.forMs) {
      await insist(() => putBack(claim, { restMs: UNAVAILABLE.restMs, counted: false }));
      return;
    }
    if (claim.attempt < ATTEMPTS) {
      const restMs = rhythm.retryMs * 5 ** (claim.attempt - 1);
      await insist(() => putBack(claim, { restMs, counted: true }));
      return;
    }
  }
  const reason = final || 'job_failed';
  await handler.ended?.(claim, 'failed', reason);
  await insist(() => endJob(claim, { state: 'failed', failure: reason }));
}

const isUnavailable = (error: unknown): boolean =>
  error instanceof AppError
    ? error.code === 'UNAVAILABLE'
    : DATABASE_LOST.test(databaseCode(error) ?? '');

/** The work, or a rejection where it goes on for `graceMs` after it was told to stop. */
function orLeft<T>(work: Promise<T>, signal: AbortSignal, graceMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      setTimeout(() => reject(new Error('the handler does not stop')), graceMs).unref();
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    // What comes after it was left changes nothing: a promise settles once.
    work.then(resolve, reject);
  });
}

async function insist(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (attempt === KEEP_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000 * attempt));
    }
  }
}

/** Writes progress and signs of life in a rhythm, and tells where the job should stop. */
function startPulse(claim: Claim, beatMs: number, stop: (why: Why) => void) {
  let latest: Progress | undefined;
  let last = Date.now();
  let writing = Promise.resolve();
  let isOver = false;
  const write = async (): Promise<void> => {
    const progress = latest;
    latest = undefined;
    last = Date.now();
    try {
      const heard = await signOfLife(claim, progress);
      if (heard !== 'go on' && !isOver) stop(heard);
    } catch (error) {
      latest ??= progress;
      log.warn({ err: error, job: claim.id }, 'no sign of life');
    }
  };
  let isWaiting = false;
  const look = () => {
    // One write waits at most: a slow database gets no pile of them.
    if (isWaiting) return;
    isWaiting = true;
    writing = writing.then(() => {
      isWaiting = false;
      return write();
    });
  };
  const tick = Math.min(PROGRESS_MS, beatMs);
  const timer = setInterval(() => {
    // Timers are not exact; a beat that seems early by a little is not left out for a whole tick.
    if (latest || Date.now() - last >= beatMs - tick / 2) look();
  }, tick);
  timer.unref();
  return {
    look,
    progress(step: string, done: number, total: number) {
      latest = { step, done: Math.trunc(done), total: Math.trunc(total) };
    },
    async stop() {
      isOver = true;
      clearInterval(timer);
      await writing;
      if (latest) await write();
    },
  };
}
