/** A job as its handler gets it. */
export type TakenJob = {
  id: string;
  kind: string;
  caseId: string | null;
  /** As enqueued; the handler validates it. */
  input: unknown;
  createdBy: string;
  /** 1 for the first try, 3 for the last. */
  attempt: number;
};

/** What a handler may say while it works, and how it hears that it should stop. */
export type JobControl = {
  /** Step (a message key) and how far. Written at most a few times a second. */
  progress(step: string, done: number, total: number): void;
  /** Aborts when a person cancels, when this process must stop, or when the time is over. */
  signal: AbortSignal;
};

/**
 * Does a kind of job. It may run again after a crash, so it must be idempotent. What it returns is
 * kept as the result; throwing `JobFailure` ends the job, any other error tries it again. An error
 * with the code UNAVAILABLE (store or database lost) does not count as a try.
 */
export type JobHandler = {
  run(taken: TakenJob, control: JobControl): Promise<Record<string, unknown> | null>;
  /** Called when the job ended without a result, after the last try; again if it was not kept. */
  ended?(taken: TakenJob, outcome: 'failed' | 'cancelled', reason: string): Promise<void>;
  /** How many of the kind may be under way in one process, so that they leave room for others. */
  atOnce?: number;
  /** Milliseconds after which a try is given up. */
  limitMs?: number;
};

/** A failure that another try would not mend. `reason` is a message key or a reference. */
export class JobFailure extends Error {
  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'JobFailure';
  }
}
