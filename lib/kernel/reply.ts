import type { ErrorCode, FieldErrors } from './errors';

/**
 * What every command answers. `index` is the position of the last ledger entry the act made,
 * or null where the act is not a ledger act. `ref` finds the failure in the server's log.
 */
export type Reply<T> =
  | { ok: true; data: T; index: number | null }
  | { ok: false; code: ErrorCode; reason?: string; fields?: FieldErrors; ref: string };
