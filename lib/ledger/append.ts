import { sql } from 'drizzle-orm';
import type { Sql } from '@/db/client';
import type { Tx } from '@/db/tx';
import type { EntryDraft } from '@/lib/entries/draft';
import type { Actor } from '@/lib/kernel/actor';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { SOFTWARE } from '@/lib/kernel/version';

declare const appended: unique symbol;

/** An entry that stands in the ledger of this transaction. Only `append` makes one. */
export type Recorded = { readonly [appended]: true; readonly index: number; readonly at: Date };

/** Makes the empty ledger of a new case; its first entry must follow in the same transaction. */
export async function openLedger(tx: Tx, caseId: string): Promise<void> {
  await tx.execute(sql`select ledger_open(${caseId})`);
}

/**
 * Serialises commands that number things within a case (exhibits, dossiers), until the transaction
 * ends: the next number read after this still holds when its entry is appended.
 */
export async function lockNumbering(tx: Tx, caseId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${caseId}, 0))`);
}

/** An entry to be appended, with who acts and at what level of access at that moment. */
export type Signed = { actor: Actor; access: string | null; draft: EntryDraft };

/**
 * Appends entries to one case in one statement (db/migrations/0001_append_only.sql), numbered and
 * chained by the database under the head's lock. `access` is the actor's level at that moment.
 */
export async function append(
  tx: Tx,
  caseId: string,
  actor: Actor,
  access: string | null,
  drafts: readonly EntryDraft[],
): Promise<Recorded[]> {
  const c = columnsOf(drafts.map((draft) => ({ actor, access, draft })));
  const p = sql.param;
  const rows = await tx.execute<Answer>(sql`
    select entry_index, to_char(entry_at at time zone 'UTC', ${TIME}) as entry_at from ledger_append(
      ${caseId}, ${p(c.kinds)}::text[], ${p(c.vs)}::int[], ${p(c.acts)}::text[],
      ${p(c.actors)}::text[], ${p(c.actorIds)}::text[], ${p(c.subjects)}::text[],
      ${p(c.claimed)}::text[], ${p(c.payloads)}::text[], ${p(c.salts)}::text[],
      ${p(c.data)}::text[], ${SOFTWARE})`);
  return [...rows].map(recorded);
}

/**
 * Appends entries of several actors to one case, outside any transaction: the statement commits by
 * itself. For acts that change no rows; see group-commit.ts.
 */
export async function appendCommitted(
  pool: Sql,
  caseId: string,
  entries: readonly Signed[],
): Promise<Recorded[]> {
  const c = columnsOf(entries);
  // The driver's own template is prepared once for a connection; Drizzle's is planned every time.
  const rows = await pool<Answer[]>`
    select entry_index, to_char(entry_at at time zone 'UTC', ${TIME}) as entry_at from ledger_append(
      ${caseId}, ${c.kinds}::text[], ${c.vs}::int[], ${c.acts}::text[], ${c.actors}::text[],
      ${c.actorIds}::text[], ${c.subjects}::text[], ${c.claimed}::text[], ${c.payloads}::text[],
      ${c.salts}::text[], ${c.data}::text[], ${SOFTWARE})`;
  return rows.map(recorded);
}

type Answer = { entry_index: string; entry_at: string };

const TIME = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/** Entries as the parallel arrays that ledger_append takes. */
function columnsOf(entries: readonly Signed[]) {
  const of = <T>(pick: (d: EntryDraft) => T) => entries.map((e) => pick(e.draft));
  return {
    kinds: of((d) => d.kind),
    vs: of((d) => d.v),
    acts: of((d) => d.act),
    actors: entries.map(({ actor, access }) =>
      canonicalJson({
        access,
        authenticator: actor.authenticator,
        id: actor.id,
        kind: actor.kind,
        session: actor.session,
      }),
    ),
    actorIds: entries.map((e) => e.actor.id),
    subjects: of((d) => d.subject),
    claimed: of((d) => d.claimed),
    payloads: of((d) => d.payload?.digest ?? null),
    salts: of((d) => d.payload?.salt ?? null),
    data: of((d) => d.payload?.data ?? null),
  };
}

/** The single cast: the database has just answered with this entry. */
function recorded(row: Answer): Recorded {
  return { index: Number(row.entry_index), at: new Date(row.entry_at) } as Recorded;
}
