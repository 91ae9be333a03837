/** A job as its handler gets it. */
export type TakenJob = {
  id: string;
  kind: string;
  caseId: string | null;
  /** As enqueued; the handler validates it. */
  input: unknown;
  createdBy: string;
  /** 1 for the first try. */
  attempt: number;
};

/** What a handler may say while it works, and how it hears that it should stop. */
export type JobControl = {
  /** Step (a message key) and how far. Written at most a few times a second. */
  progress(step: string, done: number, total: number): void;
  /** Aborts when a person cancels, or when this process must stop. */
  signal: AbortSignal;
};

/**
 * Does a kind of job. It may run again after a crash, so it must be idempotent. What it returns is
 * kept as the result; throwing `JobFailure` ends the job, any other error tries it again.
 */
export type JobHandler = {
  run(taken: TakenJob, control: JobControl): Promise<Record<string, unknown> | null>;
  /** Called once when the job ended without a result, after the last try. */
  ended?(taken: TakenJob, outcome: 'failed' | 'cancelled', reason: string): Promise<void>;
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
