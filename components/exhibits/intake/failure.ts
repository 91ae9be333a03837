import type { ErrorCode, FieldErrors } from '@/lib/kernel/errors';

/** Why something did not work, as the interface tells it. */
export type Failure = {
  code: ErrorCode;
  /** Key of `errors.reason`, or of `exhibits.intake.problem` for what happens in the browser. */
  reason?: string | undefined;
  fields?: FieldErrors | undefined;
  /** Finds it in the server's log; null where the server was never asked. */
  ref: string | null;
  /** The same again may work without anybody changing anything. */
  passing: boolean;
  /** Seconds to wait first, where the server said so. */
  retryAfter?: number | undefined;
};

/** What goes wrong in the browser, before or instead of an answer. */
export type LocalProblem =
  | 'offline'
  | 'file_unreadable'
  | 'file_changed'
  | 'hashing_failed'
  | 'store_unreachable'
  | 'store_refused_bytes'
  | 'archive_not_admitted'
  | 'archive_damaged';

/** Problems that pass by themselves. */
const PASSING: ReadonlySet<LocalProblem> = new Set([
  'offline',
  'store_unreachable',
  'hashing_failed',
]);

/** A problem met in the browser as a failure. */
export function localFailure(problem: LocalProblem): Failure {
  return { code: 'UNAVAILABLE', reason: problem, ref: null, passing: PASSING.has(problem) };
}

/** Carries a failure through code that waits for something else. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.reason ?? failure.code);
    this.name = 'FailureError';
    this.failure = failure;
  }
}
