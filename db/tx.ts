import { AppError } from '@/lib/kernel/errors';
import { type Database, database } from './client';

/** A transaction in progress. Queries take it first, so that none runs outside one. */
export type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];

const RETRY = new Set(['40001', '40P01']);
const GONE = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** SQLSTATE or driver code at the bottom of a failure, or undefined. */
export function databaseCode(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    // Drizzle wraps the driver's error; the code sits on the innermost one.
    const code = (e as Error & { code?: unknown }).code;
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** Whether a failure means that the database cannot be reached, or went away in the middle. */
export function isDatabaseLost(error: unknown): boolean {
  return GONE.has(databaseCode(error) ?? '');
}

/**
 * Runs `work` in a read-committed transaction. Serialisation failures and deadlocks are tried
 * again twice; a lost database becomes UNAVAILABLE (whether a lost commit took effect is unknown,
 * so it is not tried again).
 */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database().transaction(work);
    } catch (error) {
      const code = databaseCode(error);
      if (code && RETRY.has(code) && attempt < 3) continue;
      if (isDatabaseLost(error)) {
        throw new AppError('UNAVAILABLE', { reason: 'database_lost', retryAfter: 2, cause: error });
      }
      throw error;
    }
  }
}

/** A lost database becomes UNAVAILABLE. */
async function orUnavailable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isDatabaseLost(error)) throw error;
    throw new AppError('UNAVAILABLE', { reason: 'database_lost', retryAfter: 2, cause: error });
  }
}

/** What reads take that may run in a transaction or by themselves. */
export type Reader = Pick<Tx, 'select'>;

/**
 * Runs reads that must all see one moment, in a repeatable read that can change nothing. A lost
 * database becomes UNAVAILABLE.
 */
export function inSnapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
  const kind = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const;
  return orUnavailable(database().transaction(work, kind));
}

/**
 * Runs statements each by itself, for reads that need no more than one: a transaction would cost two
 * more round trips. A lost database becomes UNAVAILABLE.
 */
export function withoutTransaction<T>(work: (db: Database) => Promise<T>): Promise<T> {
  return orUnavailable(work(database()));
}
