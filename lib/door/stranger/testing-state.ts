import type { TestDatabase } from '@/db/testing/database';
import { checkpointPending } from '@/lib/ledger/checkpointer';
import { listObjects } from '@/lib/storage/objects';

/** Number of rows and digest of their content, by table. */
export type State = ReadonlyMap<string, string>;

/** What a refusal and a mere look may leave behind, and what is counted against guessing. */
const APART = ['security_log', 'access_log', 'throttle'];

/** Counts statements that write; see `countTouches`. */
const TOUCHES = 'touches_by_anybody';

/** Columns that say when a session or a token was last used. */
const SEEN: Record<string, string> = { session: 'last_seen_at', access_token: 'last_used_at' };

let question: string | undefined;

async function tablesOf({ sql }: TestDatabase): Promise<string[]> {
  const rows = await sql`select tablename from pg_tables where schemaname = 'public'`;
  return rows.map((row) => String(row.tablename)).filter((table) => !APART.includes(table));
}

/**
 * From now on counts every statement that inserts, updates, deletes or truncates, also one that is
 * rolled back or finds no row: where the count stands still, nothing was even tried.
 */
export async function countTouches(db: TestDatabase): Promise<void> {
  await db.sql.unsafe(`
    create sequence ${TOUCHES};
    create function ${TOUCHES}_one() returns trigger language plpgsql security definer
      set search_path = public, pg_temp as
      $$ begin perform nextval('${TOUCHES}'); return null; end $$;`);
  for (const table of await tablesOf(db)) {
    await db.sql.unsafe(`create trigger ${TOUCHES}
      after insert or update or delete or truncate on "${table}"
      for each statement execute function ${TOUCHES}_one()`);
  }
}

/** Statements counted so far. */
export async function touches({ sql }: TestDatabase): Promise<number> {
  const [row] = await sql.unsafe<{ n: string }[]>(`select last_value as n from ${TOUCHES}`);
  return Number(row?.n);
}

/** The content of every table of the database but those kept apart; the heads of all ledgers too. */
export async function stateOf(db: TestDatabase): Promise<State> {
  question ??= questionAbout(await tablesOf(db));
  const rows = await db.sql.unsafe<{ name: string; content: string }[]>(question);
  return new Map(rows.map((row) => [row.name, row.content]));
}

function questionAbout(tables: readonly string[]): string {
  if (!tables.includes('ledger_head')) throw new Error('there are no ledgers to look at');
  return tables
    .map((table) => {
      const row = table in SEEN ? `to_jsonb(t) - '${SEEN[table]}'` : 't';
      return `select '${table}' as name, count(*) || ' ' ||
        coalesce(md5(string_agg((${row})::text, E'\\n' order by (${row})::text)), '') as content
        from "${table}" t`;
    })
    .join(' union all ');
}

/** Tables whose content differs. */
export function changed(before: State, after: State): string[] {
  return [...before.keys()].filter((table) => before.get(table) !== after.get(table));
}

/** Signs every ledger as it stands, so that no checkpoint comes by itself while somebody looks. */
export async function settle(): Promise<void> {
  await checkpointPending(1000);
}

/** Names and sizes of everything in the store. */
export async function objectsHeld(): Promise<string[]> {
  const held: string[] = [];
  for await (const { key, bytes } of listObjects('')) held.push(`${key} ${bytes}`);
  return held;
}
