import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/lib/kernel/env';

export type Sql = postgres.Sql;
export type Database = PostgresJsDatabase;

/** Role the application works as; it holds no right to change the ledger (0001_append_only). */
export const APP_ROLE = 'chirograph_app';

const holder = globalThis as typeof globalThis & {
  chirographDatabase?: { sql: Sql; db: Database };
};

/**
 * Opens a pool. Every connection works as the application role when the server knows it and
 * carries a statement deadline, so that a stuck query ends instead of holding a request for ever.
 */
export function openPool(url: string, options: { max?: number; role?: string | null } = {}): Sql {
  const role = options.role === undefined ? APP_ROLE : options.role;
  return postgres(url, {
    max: options.max ?? 16,
    connect_timeout: 3,
    idle_timeout: 60,
    max_lifetime: 60 * 30,
    // A lost database is tried again at once and steadily; the default backs off for minutes.
    backoff: () => 0.25,
    onnotice: () => undefined,
    connection: {
      application_name: 'chirograph',
      statement_timeout: 60_000,
      idle_in_transaction_session_timeout: 60_000,
      ...(role === null ? {} : { role }),
    },
  });
}

function open(): { sql: Sql; db: Database } {
  // On globalThis because route bundles may hold module instances of their own.
  holder.chirographDatabase ??= (() => {
    const sql = openPool(env().DATABASE_URL, env().DATABASE_APP_ROLE ? {} : { role: null });
    return { sql, db: drizzle(sql) };
  })();
  return holder.chirographDatabase;
}

/** The process's pool, for LISTEN and for streaming reads. */
export function sqlPool(): Sql {
  return open().sql;
}

/** The process's Drizzle handle. */
export function database(): Database {
  return open().db;
}

/** Replaces the pool of this process (tests and scripts that bring their own database). */
export function useDatabase(sql: Sql): void {
  holder.chirographDatabase = { sql, db: drizzle(sql) };
}

/** Ends the pool; waits at most five seconds for running queries. */
export async function closeDatabase(): Promise<void> {
  const held = holder.chirographDatabase;
  delete holder.chirographDatabase;
  await held?.sql.end({ timeout: 5 });
}
