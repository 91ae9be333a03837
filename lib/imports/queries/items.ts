import { and, eq, inArray } from 'drizzle-orm';
import { importItem } from '@/db/schema/captures';
import { exhibit } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';

export type Item = typeof importItem.$inferSelect;

/** Files of an import at some positions, by position. */
export async function itemsAt(
  tx: Tx,
  importId: string,
  positions: readonly number[],
): Promise<Map<number, Item>> {
  const rows = await tx
    .select()
    .from(importItem)
    .where(and(eq(importItem.importId, importId), inArray(importItem.position, [...positions])));
  return new Map(rows.map((row) => [row.position, row]));
}

/** Of some positions, the files that still wait. */
export async function waitingAt(
  tx: Tx,
  importId: string,
  positions: readonly number[],
): Promise<Map<number, Item>> {
  const items = await itemsAt(tx, importId, positions);
  return new Map([...items].filter(([, item]) => item.state === 'waiting'));
}

/** Exhibits of the case that have these bytes, by digest. */
export async function exhibitsWith(tx: Tx, caseId: string, digests: readonly string[]) {
  if (digests.length === 0) return new Map<string, { id: string; number: number }>();
  const rows = await tx
    .select({ id: exhibit.id, number: exhibit.number, sha256: exhibit.sha256 })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, caseId), inArray(exhibit.sha256, [...digests])));
  return new Map(rows.map(({ sha256, ...one }) => [sha256, one]));
}
