import { and, asc, desc, eq, gt, gte, inArray, lt, lte, type SQL } from 'drizzle-orm';
import { database } from '@/db/client';
import { ledgerCheckpoint, ledgerEntry, ledgerPayload } from '@/db/schema/ledger';
import type { Reader } from '@/db/tx';
import { type ReadEntry, replayEntry } from '@/lib/entries/replay';
import { type CaseState, emptyState } from '@/lib/entries/state';
import { MerkleTree } from '@/lib/proof/merkle';

/** An entry as stored: exact bytes, leaf, and its payload record. */
export type StoredEntry = {
  index: number;
  kind: string;
  v: number;
  actorId: string;
  subject: string | null;
  at: Date;
  body: string;
  leaf: Uint8Array;
  /** null where the entry committed none. */
  payload: {
    salt: string | null;
    data: string | null;
    erasedAt: Date | null;
    erasedReason: string | null;
  } | null;
};

const PAGE = 1_000;

/** Joins an entry's payload record to it. */
export const PAYLOAD_OF_ENTRY = and(
  eq(ledgerPayload.caseId, ledgerEntry.caseId),
  eq(ledgerPayload.index, ledgerEntry.index),
);

/** Entries `from` (inclusive) to `to` (exclusive) in order, read page by page in bounded memory. */
export async function* streamEntries(
  caseId: string,
  from: number,
  to: number,
  reader: Reader = database(),
): AsyncGenerator<StoredEntry> {
  for (let next = from; next < to; ) {
    const rows = await reader
      .select({
        index: ledgerEntry.index,
        kind: ledgerEntry.kind,
        v: ledgerEntry.v,
        actorId: ledgerEntry.actorId,
        subject: ledgerEntry.subject,
        at: ledgerEntry.at,
        body: ledgerEntry.body,
        leaf: ledgerEntry.leaf,
        held: ledgerPayload.index,
        salt: ledgerPayload.salt,
        data: ledgerPayload.data,
        erasedAt: ledgerPayload.erasedAt,
        erasedReason: ledgerPayload.erasedReason,
      })
      .from(ledgerEntry)
      .leftJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
      .where(
        and(
          eq(ledgerEntry.caseId, caseId),
          gte(ledgerEntry.index, next),
          lt(ledgerEntry.index, Math.min(to, next + PAGE)),
        ),
      )
      .orderBy(asc(ledgerEntry.index));
    for (const { held, salt, data, erasedAt, erasedReason, ...entry } of rows) {
      yield { ...entry, payload: held === null ? null : { salt, data, erasedAt, erasedReason } };
    }
    next = Math.min(to, next + PAGE);
  }
}

/**
 * Entries of some kinds after an index, in order, as `reader` sees them, read page by page; `also`
 * narrows them further.
 */
export async function* entriesOfKinds(
  reader: Reader,
  caseId: string,
  { kinds, after, also }: { kinds: readonly string[]; after: number; also?: SQL | undefined },
): AsyncGenerator<Parameters<typeof readEntry>[0]> {
  for (let last = after; ; ) {
    const rows = await reader
      .select({ index: ledgerEntry.index, body: ledgerEntry.body, data: ledgerPayload.data })
      .from(ledgerEntry)
      .leftJoin(ledgerPayload, PAYLOAD_OF_ENTRY)
      .where(
        and(
          eq(ledgerEntry.caseId, caseId),
          inArray(ledgerEntry.kind, [...kinds]),
          gt(ledgerEntry.index, last),
          also,
        ),
      )
      .orderBy(asc(ledgerEntry.index))
      .limit(PAGE);
    for (const { body, data } of rows) yield { body, payload: { data } };
    const end = rows.at(-1);
    if (!end || rows.length < PAGE) return;
    last = end.index;
  }
}

/** A stored entry as replay reads it. Throws a SyntaxError where the stored text is not JSON. */
export function readEntry(entry: {
  body: string;
  payload: { data: string | null } | null;
}): ReadEntry {
  const body = JSON.parse(entry.body) as Omit<ReadEntry, 'payload'>;
  return { ...body, payload: entry.payload?.data ? JSON.parse(entry.payload.data) : null };
}

/** What the first `size` entries of a case say. Throws a ReplayError for a contradicting entry. */
export async function caseStateAt(caseId: string, size: number): Promise<CaseState> {
  const state = emptyState(caseId);
  for await (const entry of streamEntries(caseId, 0, size)) replayEntry(state, readEntry(entry));
  return state;
}

/** The first checkpoint that covers an entry, or null while none does. */
export async function checkpointCovering(caseId: string, index: number) {
  const [row] = await database()
    .select()
    .from(ledgerCheckpoint)
    .where(and(eq(ledgerCheckpoint.caseId, caseId), gte(ledgerCheckpoint.size, index + 1)))
    .orderBy(asc(ledgerCheckpoint.size))
    .limit(1);
  return row ?? null;
}

/** The checkpoint at exactly a size, or the newest one not larger. */
export async function checkpointUpTo(caseId: string, size: number) {
  const [row] = await database()
    .select()
    .from(ledgerCheckpoint)
    .where(and(eq(ledgerCheckpoint.caseId, caseId), lte(ledgerCheckpoint.size, size)))
    .orderBy(desc(ledgerCheckpoint.size))
    .limit(1);
  return row ?? null;
}

/** Trees kept in memory: 64 bytes a leaf, so the largest few cases at most. */
const KEPT = 4;
const trees = new Map<string, MerkleTree>();

/** The Merkle tree over the first `size` or more entries of a case, for proofs at any size ≤ `size`. */
export async function treeOf(caseId: string, size: number): Promise<MerkleTree> {
  const tree = trees.get(caseId) ?? new MerkleTree();
  trees.delete(caseId);
  trees.set(caseId, tree);
  for (const oldest of trees.keys()) {
    if (trees.size <= KEPT) break;
    trees.delete(oldest);
  }
  while (tree.size < size) {
    const rows = await database()
      .select({ leaf: ledgerEntry.leaf, index: ledgerEntry.index })
      .from(ledgerEntry)
      .where(
        and(
          eq(ledgerEntry.caseId, caseId),
          gte(ledgerEntry.index, tree.size),
          lt(ledgerEntry.index, Math.min(size, tree.size + 10_000)),
        ),
      )
      .orderBy(asc(ledgerEntry.index));
    if (rows.length === 0) throw new Error(`entries of ${caseId} are missing before ${size}`);
    // Another request may have grown the same tree meanwhile.
    for (const row of rows) if (row.index === tree.size) tree.append(row.leaf);
  }
  return tree;
}
