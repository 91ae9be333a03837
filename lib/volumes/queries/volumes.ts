import { and, desc, eq, isNotNull, lt } from 'drizzle-orm';
import { dossier } from '@/db/schema/dossiers';
import { ledgerHead } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { readWhole } from '@/lib/storage/objects';
import type { ComparedVolume } from '../dto';
import { type Composition, composition as shape } from '../schema';

/** A volume of the case with what it was composed from, by digest; null where there is none. */
export async function volumeOf(
  tx: Tx,
  grant: Grant<'dossier.read' | 'desk.read'>,
  dossierId: string,
) {
  const [row] = await tx
    .select({
      id: dossier.id,
      number: dossier.number,
      size: dossier.size,
      volume: dossier.volume,
    })
    .from(dossier)
    .where(
      and(eq(dossier.caseId, grant.caseId), eq(dossier.id, dossierId), isNotNull(dossier.volume)),
    );
  return row?.volume ? { ...row, volume: row.volume } : null;
}

/** Entries in the ledger of the case. */
export async function ledgerSize(tx: Tx, grant: Grant<'desk.read'>): Promise<number> {
  const [head] = await tx
    .select({ size: ledgerHead.size })
    .from(ledgerHead)
    .where(eq(ledgerHead.caseId, grant.caseId));
  return head?.size ?? 0;
}

/** The finished volume before another one; null where it is the first. */
export async function volumeBefore(tx: Tx, grant: Grant<'dossier.read'>, number: number) {
  const [row] = await tx
    .select({ id: dossier.id })
    .from(dossier)
    .where(
      and(
        eq(dossier.caseId, grant.caseId),
        isNotNull(dossier.volume),
        eq(dossier.state, 'done'),
        lt(dossier.number, number),
      ),
    )
    .orderBy(desc(dossier.number))
    .limit(1);
  return row?.id ?? null;
}

type Row = NonNullable<Awaited<ReturnType<typeof volumeOf>>>;

/** What a comparison says of a volume as a whole. */
export function comparedVolume({ id, number, size, volume }: Row): ComparedVolume {
  const pages = volume.files.flatMap((one) => (one.role === 'volume' ? [one.pages ?? 0] : []));
  return {
    dossierId: id,
    number,
    title: volume.title,
    size,
    // Written from entries alone, which hold only words of the vocabularies.
    forum: volume.forum as ComparedVolume['forum'],
    pages: pages.length === 0 ? null : pages.reduce((sum, one) => sum + one, 0),
  };
}

/** The composition of a volume, from its kept bytes. Throws where they are not those that were kept. */
export async function keptComposition(caseId: string, sha256: string): Promise<Composition> {
  const bytes = await readWhole(caseId, sha256);
  return shape.parse(JSON.parse(bytes.toString('utf8')));
}
