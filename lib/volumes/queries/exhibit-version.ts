import { and, eq, ne } from 'drizzle-orm';
import { exhibit, exhibitVersion } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';

/** Bytes of a version of an exhibit of the case, by digest; null where the case holds none. */
export async function versionOf(
  tx: Tx,
  grant: Grant<'desk.read'>,
  { exhibitId, version }: { exhibitId: string; version: number },
) {
  const [row] = await tx
    .select({
      sha256: exhibitVersion.sha256,
      bytes: exhibitVersion.bytes,
      mediaType: exhibitVersion.mediaType,
    })
    .from(exhibitVersion)
    .innerJoin(exhibit, eq(exhibit.id, exhibitVersion.exhibitId))
    .where(
      and(
        eq(exhibit.caseId, grant.caseId),
        eq(exhibit.id, exhibitId),
        eq(exhibitVersion.version, version),
        ne(exhibit.kind, 'hash_only'),
      ),
    );
  return row ?? null;
}
