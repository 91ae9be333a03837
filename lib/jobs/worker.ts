import { and, eq, sql } from 'drizzle-orm';
import { database, sqlPool } from '@/db/client';
import { job } from '@/db/schema/operations';
import { log } from '@/lib/kernel/log';
import { type JobControl, JobFailure, type JobHandler, type TakenJob } from './handlers';
import { CHANNEL } from './queue';

export type WorkerOptions = {
  handlers: Readonly<Record<string, JobHandler>>;
  /** Jobs under way at once in this process. */
  concurrency?: number;
  /** Milliseconds between looks at the queue where no notice comes. */
  pollMs?: number;
  /** Milliseconds without a sign of life after which a running job is taken again. */
  staleMs?: number;
};

export type Worker = {
  /** Takes no more jobs, tells running ones to stop, and waits for them. */
  stop(): Promise<void>;
};

const ATTEMPTS = 3;
const BEAT = 5_000;

/**
 * Starts taking jobs from the table with SKIP LOCKED: several processes share the queue and no job
 * is under way twice. A job whose process died is taken again after `staleMs`; after three tries
 * it has failed. Losing the database only pauses the loop.
 */
export function startWorker(options: WorkerOptions): Worker {
  const { handlers, concurrency = 2, pollMs = 2_000, staleMs = 30_000 } = options;
  const kinds = Object.keys(handlers);
  const running = new Map<string, { abort: AbortController; ended: Promise<void> }>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | undefined;

  const look = async (): Promise<void> => {
    while (!stopped && running.size < concurrency) {
      const taken = await takeNext(kinds, staleMs);
      if (!taken) return;
      const abort = new AbortController();
      const ended = runOne(taken, handlers, abort).finally(() => {
        running.delete(taken.id);
        wake();
      });
      running.set(taken.id, { abort, ended });
    }
  };
  const wake = (): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(wake, pollMs);
    timer.unref();
    looking ??= look()
      .catch((error) => log.warn({ err: error }, 'job queue out of reach'))
      .finally(() => {
        looking = undefined;
      });
  };
  // Without notices the poll still finds every job.
  const listening = sqlPool()
    .listen(CHANNEL, wake)
    .catch((error) => log.warn({ err: error }, 'no notices of jobs; polling'));
  wake();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
      for (const { abort } of running.values()) abort.abort(new Error('stopping'));
      await Promise.allSettled([...running.values()].map((r) => r.ended));
      const meta = await listening;
      if (meta) await meta.unlisten().catch(() => undefined);
    },
  };
}

/** Takes the oldest job that waits, or one whose process gave no sign of life. */
async function takeNext(kinds: string[], staleMs: number): Promise<TakenJob | null> {
  if (kinds.length === 0) return null;
  const rows = await database().execute<{
    id: string;
    kind: string;
    case_id: string | null;
    input: unknown;
    created_by: string;
    attempts: number;
  }>(sql`
    update job set state = 'running', attempts = attempts + 1, heartbeat_at = now(),
      started_at = coalesce(started_at, now())
    where id = (
      select id from job
      where kind in ${kinds}
        and (state = 'queued'
          or (state = 'running' and heartbeat_at < now() - ${`${staleMs} milliseconds`}::interval))
      order by created_at, id
      limit 1 for update skip locked)
    returning id, kind, case_id, input, created_by, attempts`);
  const row = [...rows][0];
  return row
    ? {
        id: row.id,
        kind: row.kind,
        caseId: row.case_id,
        input: row.input,
        createdBy: row.created_by,
        attempt: row.attempts,
      }
    : null;
}

async function runOne(
  taken: TakenJob,
  handlers: Readonly<Record<string, JobHandler>>,
  abort: AbortController,
): Promise<void> {
  const handler = handlers[taken.kind];
  if (!handler) return;
  const reporter = startReporting(taken.id, abort);
  try {
    if (taken.attempt > ATTEMPTS) throw new JobFailure('job_attempts');
    if (await cancelAsked(taken.id)) abort.abort(new Error('cancelled'));
    abort.signal.throwIfAborted();
    const result = await handler.run(taken, { progress: reporter.progress, signal: abort.signal });
    await reporter.stop();
    await end(taken.id, { state: 'done', result });
  } catch (error) {
    await reporter.stop();
    await handleFailure(taken, handler, abort, error).catch((cause) =>
      // The heartbeat has stopped, so the job is taken again later.
      log.error({ err: cause, job: taken.id }, 'job end not kept'),
    );
  }
}

async function handleFailure(
  taken: TakenJob,
  handler: JobHandler,
  abort: AbortController,
  error: unknown,
): Promise<void> {
  if (abort.signal.aborted) {
    if (await cancelAsked(taken.id)) {
      await handler.ended?.(taken, 'cancelled', 'cancelled');
      await end(taken.id, { state: 'cancelled' });
    } else {
      // This process is stopping; another one, or the next start, goes on.
      await database()
        .update(job)
        .set({ state: 'queued', attempts: sql`${job.attempts} - 1` })
        .where(eq(job.id, taken.id));
    }
    return;
  }
  log.error({ err: error, job: taken.id, kind: taken.kind, attempt: taken.attempt }, 'job');
  const final = error instanceof JobFailure;
  if (!final && taken.attempt < ATTEMPTS) {
    await database().update(job).set({ state: 'queued' }).where(eq(job.id, taken.id));
    return;
  }
  const reason = final ? error.reason : 'job_failed';
  await handler.ended?.(taken, 'failed', reason);
  await end(taken.id, { state: 'failed', failure: reason });
}

async function end(
  id: string,
  outcome: {
    state: 'done' | 'failed' | 'cancelled';
    result?: Record<string, unknown> | null;
    failure?: string;
  },
): Promise<void> {
  await database()
    .update(job)
    .set({ ...outcome, finishedAt: sql`now()` })
    .where(and(eq(job.id, id), eq(job.state, 'running')));
}

async function cancelAsked(id: string): Promise<boolean> {
  const [row] = await database().select({ at: job.cancelAskedAt }).from(job).where(eq(job.id, id));
  return row?.at !== null && row?.at !== undefined;
}

/** Writes progress and signs of life, and looks whether somebody asked to stop. */
function startReporting(id: string, abort: AbortController) {
  let latest: { step: string; done: number; total: number } | undefined;
  let beats = 0;
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    beats += 1;
    // Progress is written each half second; a bare sign of life only now and then.
    if (!latest && beats % (BEAT / 500) !== 0) return;
    const values = latest;
    latest = undefined;
    try {
      const [row] = await database()
        .update(job)
        .set({ ...values, heartbeatAt: sql`now()` })
        .where(eq(job.id, id))
        .returning({ cancelAskedAt: job.cancelAskedAt });
      if (row?.cancelAskedAt) abort.abort(new Error('cancelled'));
    } catch (error) {
      log.warn({ err: error, job: id }, 'no sign of life');
    }
  };
  const timer = setInterval(() => {
    writing = writing.then(write);
  }, 500);
  timer.unref();
  const progress: JobControl['progress'] = (step, done, total) => {
    latest = { step, done, total };
  };
  return {
    progress,
    async stop() {
      clearInterval(timer);
      await writing;
      if (latest) await write();
    },
  };
}
