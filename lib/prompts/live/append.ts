import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/tx';
import { type Operation, operationHash, type ServerPart } from '@/lib/authorship/operation';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { fromBase64, toHex } from '@/lib/kernel/digest';

/** Channel on which instances hear that a chain has grown; the payload is `<prompt> <size>`. */
export const PROMPT_CHANNEL = 'prompt';

/** An operation to be appended: what was signed, and what the server adds. */
export type Appendix = {
  kind: ServerPart['kind'];
  writer: number | null;
  n: number | null;
  claim: string;
  /** base64, or empty for `opened`. */
  sig: string;
  account: string;
  session: string | null;
  access: string | null;
  note: ServerPart['note'];
};

/** Where a prompt's chain ends, with its lock taken until the transaction ends. */
export async function lockHead(
  tx: Tx,
  promptId: string,
): Promise<{ size: number; hash: string; entered: number } | null> {
  const [row] = await tx.execute<{ size: string; hash: string; entered: string }>(sql`
    select head_size as size, encode(head_hash, 'hex') as hash, head_entered as entered
    from prompt_lock(${promptId})`);
  return row ? { size: Number(row.size), hash: row.hash, entered: Number(row.entered) } : null;
}

/** A prompt that a transaction has entered: nobody else appends to it until that ends. */
export type Entered = {
  caseId: string;
  size: number;
  hash: string;
  /** Time of record of everything that this transaction appends. */
  at: string;
  revoked: ReadonlySet<string>;
};

/**
 * What a request must know of a prompt of one of some cases, in one statement: its case, where its
 * chain ends, and which of some device keys are revoked. Takes the head's lock. Null where none of the
 * cases has the prompt; then nothing is locked.
 */
export async function enterPrompt(
  tx: Tx,
  promptId: string,
  cases: readonly string[],
  keys: readonly string[],
): Promise<Entered | null> {
  const [row] = await tx.execute<{
    case_id: string;
    size: string;
    hash: string;
    at: string;
    revoked: string[] | null;
  }>(sql`
    select p.case_id, l.head_size as size, encode(l.head_hash, 'hex') as hash, l.head_at as at,
      (select array_agg(k.key) from device_key k
        where k.key = any(${sql.param([...keys])}::text[]) and k.revoked_at is not null) as revoked
    from prompt p, lateral prompt_enter(p.id) l
    where p.id = ${promptId} and p.case_id = any(${sql.param([...cases])}::text[])`);
  if (!row) return null;
  const { case_id: caseId, size, hash, at, revoked } = row;
  return { caseId, size: Number(size), hash, at, revoked: new Set(revoked ?? []) };
}

/** Tells other instances how long a chain is, when the transaction commits. */
export async function announceSize(tx: Tx, promptId: string, size: number): Promise<void> {
  await tx.execute(sql`select pg_notify(${PROMPT_CHANNEL}, ${`${promptId} ${size}`})`);
}

/** The operation that appending makes: the same bytes as prompt_append builds. */
export function operationOf(
  promptId: string,
  { seq, previous, at }: { seq: number; previous: string; at: string },
  added: Appendix,
): Operation {
  const { kind, claim, sig, account, session, access } = added;
  const note = plain(added.note);
  const part = { access, account, at, kind, note, prompt: promptId, seq, session, v: 1 };
  const server = canonicalJson(part);
  return { seq, claim, sig, server, hash: operationHash(previous, { claim, sig, server }) };
}

/**
 * Appends operations to a chain of exactly `expected` operations in one statement, which also tells
 * other instances where that is wanted. Throws where the chain has another length: whoever calls
 * this holds the head's lock and knows it.
 */
export async function appendOperations(
  tx: Tx,
  promptId: string,
  expected: number,
  added: readonly Appendix[],
  { announce = false }: { announce?: boolean } = {},
): Promise<Operation[]> {
  const of = <T>(pick: (a: Appendix) => T) => sql.param(added.map(pick));
  const rows = await tx.execute<{ seq: string; server: string; hash: string }>(sql`
    with tell as materialized (
      select pg_notify(${PROMPT_CHANNEL}, ${`${promptId} ${expected + added.length}`})
      where ${announce}::boolean)
    select operation_seq as seq, operation_server as server, encode(operation_hash, 'hex') as hash,
      (select count(*) from tell) as told
    from prompt_append(${promptId}, ${expected},
      ${of((a) => a.kind)}::text[], ${of((a) => a.writer)}::bigint[], ${of((a) => a.n)}::bigint[],
      ${of((a) => a.claim)}::text[],
      (select array_agg(decode(s, 'hex') order by i)
        from unnest(${of((a) => (a.sig === '' ? null : toHex(fromBase64(a.sig))))}::text[])
        with ordinality as u(s, i)),
      ${of((a) => a.account)}::text[], ${of((a) => a.session)}::text[],
      ${of((a) => a.access)}::text[], ${of((a) => canonicalJson(plain(a.note)))}::text[])`);
  const answered = [...rows];
  if (answered.length !== added.length) throw new Error('the chain is longer than was believed');
  return answered.map(({ seq, server, hash }, i) => {
    const { claim = '', sig = '' } = added[i] ?? {};
    return { seq: Number(seq), claim, sig, server, hash };
  });
}

/** A note as JSON: absent members stay absent. */
function plain(note: ServerPart['note']): { [key: string]: Json } {
  return JSON.parse(JSON.stringify(note)) as { [key: string]: Json };
}

/** Notes that an entry of the case's ledger covers the chain up to a size. */
export async function markEntered(tx: Tx, promptId: string, size: number): Promise<void> {
  await tx.execute(sql`select prompt_entered(${promptId}, ${size})`);
}
