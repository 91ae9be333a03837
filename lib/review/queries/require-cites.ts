import { eq } from 'drizzle-orm';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerHead } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import type { Cite } from '@/lib/elements/cite';
import { AppError } from '@/lib/kernel/errors';
import { requireRecord } from './require-record';

/**
 * Throws INVALID where one of the places is none of the case: a record or entry that it does not
 * have, words from an end to a beginning, or a region outside a picture of known size.
 */
export async function requireCites(tx: Tx, caseId: string, cites: readonly Cite[]): Promise<void> {
  if (cites.length === 0) return;
  const [head] = await tx
    .select({ size: ledgerHead.size })
    .from(ledgerHead)
    .where(eq(ledgerHead.caseId, caseId));
  const known = new Set<string>();
  for (const { record, entry, span, region } of cites) {
    if (entry !== null && entry >= (head?.size ?? 0)) {
      throw new AppError('INVALID', { fields: { cites: 'unknown_entry' } });
    }
    if (span && span.from >= span.to) {
      throw new AppError('INVALID', { fields: { cites: 'no_such_place' } });
    }
    if (record === null) continue;
    const name = `${record.kind} ${record.id} ${record.revision}`;
    if (!known.has(name)) await requireRecord(tx, caseId, record);
    known.add(name);
    if (region && record.kind === 'exhibit') await requireRegion(tx, record.id, region);
  }
}

async function requireRegion(
  tx: Tx,
  exhibitId: string,
  region: NonNullable<Cite['region']>,
): Promise<void> {
  const [size] = await tx
    .select({ width: exhibit.width, height: exhibit.height })
    .from(exhibit)
    .where(eq(exhibit.id, exhibitId));
  const { width = null, height = null } = size ?? {};
  // What a file says of its width is said before it is turned: an area of a telephone's photograph
  // lies within the one or the other.
  const outside =
    width !== null &&
    height !== null &&
    !fits(region, { width, height }) &&
    !fits(region, { width: height, height: width });
  if (outside) throw new AppError('INVALID', { fields: { cites: 'no_such_place' } });
}

type Size = { width: number; height: number };

function fits(region: NonNullable<Cite['region']>, { width, height }: Size): boolean {
  return region.x + region.width <= width && region.y + region.height <= height;
}
