import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Any number, the same in every instance: the name of the lock that orders migrations. */
const LOCK = 4_301_927_741;
const LEAST_VERSION = 150_000;

/**
 * Brings the database in DATABASE_URL to the newest migration. Two instances may start at once:
 * the lock belongs to the session, so everything happens on one connection.
 */
async function main(url: string, folder: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [row] = await sql<{ version: number }[]>`
      select current_setting('server_version_num')::int as version`;
    if (!row || row.version < LEAST_VERSION) throw new Error('PostgreSQL 15 or newer is needed');
    await sql`select pg_advisory_lock(${LOCK}::bigint)`;
    await migrate(drizzle(sql), { migrationsFolder: folder });
    await sql`select pg_advisory_unlock(${LOCK}::bigint)`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** The innermost message, which is the server's or the system's; addresses only by host. */
function reason(error: unknown, url: string): string {
  let inner = error;
  while (inner instanceof Error && inner.cause !== undefined) inner = inner.cause;
  const text = inner instanceof Error ? inner.message || inner.name : String(inner);
  const { hostname, port } = new URL(url);
  return `${text} (server ${hostname}${port ? `:${port}` : ''})`;
}

const url = process.env.DATABASE_URL ?? '';
const folder = process.argv[2] ?? 'db/migrations';
if (!URL.canParse(url)) {
  console.error('DATABASE_URL is not an address such as postgres://user:password@host:5432/name');
  process.exitCode = 1;
} else {
  main(url, folder).catch((error: unknown) => {
    console.error(reason(error, url));
    process.exitCode = 1;
  });
}
