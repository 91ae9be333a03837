import { listenOn } from '@/db/notices';
import { log } from '@/lib/kernel/log';
import { putBackStale, takeNext } from './claims';
import type { JobHandler } from './handlers';
import { CHANNEL } from './queue';
import { type Rhythm, type RunningJob, runJob } from './run-job';

export type WorkerOptions = Partial<Rhythm> & {
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

/** A look at the queue that takes longer hangs on a connection that is gone. */
const LOOK_MS = 30_000;

/** Milliseconds that a notice to ourselves may take. */
const ECHO_MS = 2_000;

/**
 * Starts taking jobs from the table with SKIP LOCKED: several processes share the queue and no job
 * is under way twice. A job whose process died is taken again after `staleMs`; after three tries
 * it has failed. Losing the database only pauses the loop.
 */
export function startWorker(options: WorkerOptions): Worker {
  const { handlers, concurrency = 3, pollMs = 2_000, staleMs = 30_000 } = options;
  const { beatMs = 5_000, retryMs = 2_000, graceMs = 3_000 } = options;
  const kinds = Object.keys(handlers);
  const running = new Set<RunningJob>();
  let isStopped = false;
  let isAsked = false;
  let isSweepDue = true;
  let isLost = false;
  let looking: Promise<void> | undefined;

  const start = (claim: Awaited<ReturnType<typeof takeNext>>): boolean => {
    const handler = claim && handlers[claim.kind];
    if (!claim || !handler) return false;
    const job = runJob(claim, handler, { beatMs, retryMs, graceMs });
    running.add(job);
    // Taken in the moment of stopping: it goes back at once.
    if (isStopped) job.stop();
    void job.ended.then(() => {
      running.delete(job);
      wake();
    });
    return true;
  };
  const open = (kind: string) => {
    const under = [...running].filter((job) => job.kind === kind).length;
    return under < (handlers[kind]?.atOnce ?? concurrency);
  };
  const sweep = async (): Promise<void> => {
    await putBackStale(kinds, staleMs);
    // To end what nobody wants any more needs no free place.
    while (!isStopped && start(await takeNext(kinds, { cancelledOnly: true })));
  };
  const look = async (): Promise<void> => {
    if (isSweepDue) await sweep();
    isSweepDue = false;
    while (!isStopped && running.size < concurrency) {
      if (!start(await takeNext(kinds.filter(open)))) break;
    }
    if (isLost) {
      isLost = false;
      void notices.check();
    }
  };
  const wake = (): void => {
    if (isStopped) return;
    isAsked = true;
    looking ??= lookWhileAsked().finally(() => {
      looking = undefined;
    });
  };
  // What is asked while a look is under way may have come too late for it.
  const lookWhileAsked = async (): Promise<void> => {
    while (isAsked && !isStopped) {
      isAsked = false;
      try {
        await withDeadline(look());
      } catch (error) {
        isLost = true;
        log.warn({ err: error }, 'job queue out of reach');
        return;
      }
    }
  };
  const sweepAndWake = (): void => {
    isSweepDue = true;
    wake();
  };
  const hear = (payload: string): void => {
    if (payload === 'cancel') {
      for (const job of running) job.look();
      sweepAndWake();
    } else wake();
  };
  const notices = listenOn('jobs', [[CHANNEL, hear]], ECHO_MS);
  const poll = setInterval(sweepAndWake, pollMs);
  poll.unref();
  wake();
  return {
    async stop() {
      isStopped = true;
      clearInterval(poll);
      for (const job of running) job.stop();
      await looking;
      await Promise.all([...running].map((job) => job.ended));
      await notices.stop();
    },
  };
}

async function withDeadline(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the look at the queue hangs')), LOOK_MS);
    timer.unref();
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
