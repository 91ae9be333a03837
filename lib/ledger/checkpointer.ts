import { and, asc, desc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { ledgerCheckpoint, ledgerEntry, ledgerHead } from '@/db/schema/ledger';
import { log } from '@/lib/kernel/log';
import { signCheckpoint } from '@/lib/proof/checkpoint';
import { CompactRange } from '@/lib/proof/compact-range';
import { instanceKeys, originOf } from './keys';

/** A checkpoint as stored: the signed note and what it says. */
export type StoredCheckpoint = { size: number; root: Uint8Array; note: string; signedAt: Date };

/** Leaves read at once while catching up; bounds memory on long ledgers. */
const PAGE = 10_000;

/** How long acts gather before they get a checkpoint together, in milliseconds. */
const SOON = 250;

const waiting = new Map<string, NodeJS.Timeout>();

/** Asks for a checkpoint of a case shortly; many acts in a moment share one. */
export function checkpointSoon(caseId: string): void {
  if (waiting.has(caseId)) return;
  const timer = setTimeout(() => {
    waiting.delete(caseId);
    // What fails here is caught up by checkpointPending.
    checkpointCase(caseId).catch((error) => log.warn({ err: error, caseId }, 'checkpoint later'));
  }, SOON);
  timer.unref();
  waiting.set(caseId, timer);
}

/** The newest checkpoint of a case, or null before the first. */
export async function latestCheckpoint(caseId: string): Promise<StoredCheckpoint | null> {
  const [row] = await database()
    .select()
    .from(ledgerCheckpoint)
    .where(eq(ledgerCheckpoint.caseId, caseId))
    .orderBy(desc(ledgerCheckpoint.size))
    .limit(1);
  return row ?? null;
}

/**
 * Signs the ledger at a size (as it stands, by default) and returns that checkpoint. Reads only the
 * leaves since the last one before. Several instances may do this at once: a size gets one. Throws
 * a RangeError for a size the ledger has not reached.
 */
export async function checkpointCase(caseId: string, at?: number): Promise<StoredCheckpoint> {
  const db = database();
  const [head] = await db.select().from(ledgerHead).where(eq(ledgerHead.caseId, caseId));
  const size = at ?? head?.size ?? 0;
  if (!head || size < 1 || size > head.size)
    throw new RangeError(`no ${size} entries in ${caseId}`);
  const [last] = await db
    .select()
    .from(ledgerCheckpoint)
    .where(and(eq(ledgerCheckpoint.caseId, caseId), lte(ledgerCheckpoint.size, size)))
    .orderBy(desc(ledgerCheckpoint.size))
    .limit(1);
  if (last?.size === size) return last;
  const range = last ? CompactRange.fromBytes(last.size, last.range) : CompactRange.empty();
  while (range.size < size) {
    const leaves = await db
      .select({ leaf: ledgerEntry.leaf })
      .from(ledgerEntry)
      .where(
        and(
          eq(ledgerEntry.caseId, caseId),
          gte(ledgerEntry.index, range.size),
          lt(ledgerEntry.index, Math.min(size, range.size + PAGE)),
        ),
      )
      .orderBy(asc(ledgerEntry.index));
    if (leaves.length === 0) throw new Error(`entries of ${caseId} are missing before ${size}`);
    for (const { leaf } of leaves) range.append(leaf);
  }
  const keys = await instanceKeys();
  const origin = originOf(keys.origin, caseId);
  const root = range.root();
  const note = await signCheckpoint({ origin, size, root }, [keys.signerFor(origin)]);
  const made = { size, root, note, signedAt: new Date() };
  await db
    .insert(ledgerCheckpoint)
    .values({ caseId, ...made, range: range.toBytes() })
    .onConflictDoNothing();
  const [stored] = await db
    .select()
    .from(ledgerCheckpoint)
    .where(and(eq(ledgerCheckpoint.caseId, caseId), eq(ledgerCheckpoint.size, size)));
  return stored ?? made;
}

/** Checkpoints every case whose ledger is ahead of its last one, e.g. after a crash. */
export async function checkpointPending(limit = 100): Promise<number> {
  const signed = database()
    .select({
      caseId: ledgerCheckpoint.caseId,
      size: sql<number>`max(${ledgerCheckpoint.size})`.as('signed_size'),
    })
    .from(ledgerCheckpoint)
    .groupBy(ledgerCheckpoint.caseId)
    .as('signed');
  const behind = await database()
    .select({ caseId: ledgerHead.caseId })
    .from(ledgerHead)
    .leftJoin(signed, eq(signed.caseId, ledgerHead.caseId))
    .where(and(gt(ledgerHead.size, 0), gt(ledgerHead.size, sql`coalesce(${signed.size}, 0)`)))
    .limit(limit);
  for (const { caseId } of behind) await checkpointCase(caseId);
  return behind.length;
}
