/** Closed set of failures a caller can meet; the HTTP status of each is in `statusOf`. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'SEALED'
  | 'TOO_LARGE'
  | 'RATE'
  | 'UNAVAILABLE'
  | 'INTERNAL';

const STATUS: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID: 422,
  CONFLICT: 409,
  SEALED: 409,
  TOO_LARGE: 413,
  RATE: 429,
  UNAVAILABLE: 503,
  INTERNAL: 500,
};

/** Field name → message key (see lib/i18n `errors.*`). */
export type FieldErrors = Record<string, string>;

/**
 * An expected failure. `reason` is a stable key the interface translates (`errors.reason.<reason>`);
 * the message is for engineers and never shown.
 */
export class AppError extends Error {
  /** By name: bundles of the server hold this class once each, and share what may throw it. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AppError';
  }

  readonly code: ErrorCode;
  readonly reason: string | undefined;
  readonly fields: FieldErrors | undefined;
  /** Seconds after which the same call may succeed (429 and 503). */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    options: { reason?: string; fields?: FieldErrors; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(options.reason ? `${code}: ${options.reason}` : code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.reason = options.reason;
    this.fields = options.fields;
    this.retryAfter = options.retryAfter;
  }
}

/** HTTP status for a failure code. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}
