import { sql } from 'drizzle-orm';
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
  const who = canonicalJson({
    access,
    authenticator: actor.authenticator,
    id: actor.id,
    kind: actor.kind,
    session: actor.session,
  });
  const column = <T>(pick: (d: EntryDraft) => T) => drafts.map(pick);
  const rows = await tx.execute<{ entry_index: string; entry_at: string }>(sql`
    select entry_index, to_char(entry_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as entry_at
    from ledger_append(
      ${caseId},
      ${sql.param(column((d) => d.kind))}::text[], ${sql.param(column((d) => d.v))}::int[],
      ${sql.param(column((d) => d.act))}::text[], ${sql.param(column(() => who))}::text[],
      ${sql.param(column(() => actor.id))}::text[], ${sql.param(column((d) => d.subject))}::text[],
      ${sql.param(column((d) => d.claimed))}::text[],
      ${sql.param(column((d) => d.payload?.digest ?? null))}::text[],
      ${sql.param(column((d) => d.payload?.salt ?? null))}::text[],
      ${sql.param(column((d) => d.payload?.data ?? null))}::text[], ${SOFTWARE})`);
  return [...rows].map((r) => recorded(Number(r.entry_index), new Date(r.entry_at)));
}

/** The single cast: the database has just answered with this entry. */
function recorded(index: number, at: Date): Recorded {
  return { index, at } as Recorded;
}
