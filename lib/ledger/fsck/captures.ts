import { and, count, eq, isNotNull } from 'drizzle-orm';
import { captureGap, captureSource, importBatch, importItem } from '@/db/schema/captures';
import type { Reader } from '@/db/tx';
import type { CaseState } from '@/lib/entries/state';

type Facts = Map<string, Record<string, unknown>>;

const iso = (time: Date | null) => time?.toISOString() ?? null;

/** What the entries say the tables of sources, gaps and imports hold. */
export function expectedCaptureFacts({ sources, gaps, imports }: CaseState): Record<string, Facts> {
  return {
    capture_source: new Map(
      [...sources.values()].map(({ id, generator, opened, closed, ...rest }) => [
        id,
        {
          ...rest,
          accountId: opened.actor,
          generatorId: generator,
          openedAt: opened.at,
          closedAt: closed?.at,
          openEntry: opened.index,
          closeEntry: closed?.index,
        },
      ]),
    ),
    capture_gap: new Map(
      [...gaps.values()].map(({ id, source, run, recorded, ...rest }) => [
        id,
        {
          ...rest,
          sourceId: source,
          runId: run,
          at: recorded.at,
          entry: recorded.index,
        },
      ]),
    ),
    import_batch: new Map(
      [...imports.values()].map(({ id, archive, cancelled, recorded, ...rest }) => [
        id,
        {
          ...rest,
          archiveId: archive,
          state: cancelled ? 'cancelled' : 'ended',
          endedAt: recorded.at,
          entry: recorded.index,
        },
      ]),
    ),
  };
}

/**
 * What the tables of sources, gaps and imports hold. Keys of upstreams are nobody's fact, and an
 * import is an act only once it has ended.
 */
export async function storedCaptureFacts(
  caseId: string,
  db: Reader,
): Promise<Record<string, Facts>> {
  const sources = await db.select().from(captureSource).where(eq(captureSource.caseId, caseId));
  const gaps = await db.select().from(captureGap).where(eq(captureGap.caseId, caseId));
  const imports = await db
    .select()
    .from(importBatch)
    .where(and(eq(importBatch.caseId, caseId), isNotNull(importBatch.entry)));
  const items = await db
    .select({ importId: importItem.importId, state: importItem.state, items: count() })
    .from(importItem)
    .where(eq(importItem.caseId, caseId))
    .groupBy(importItem.importId, importItem.state);
  const became = (id: string, state: string) =>
    items.find((one) => one.importId === id && one.state === state)?.items ?? 0;
  return {
    capture_source: new Map(
      sources.map(({ id, caseId: _, secret: _s, openedAt, closedAt, ...row }) => [
        id,
        { ...row, openedAt: iso(openedAt), closedAt: iso(closedAt) },
      ]),
    ),
    capture_gap: new Map(
      gaps.map(({ id, caseId: _, from, to, at, ...row }) => [
        id,
        { ...row, from: iso(from), to: iso(to), at: iso(at) },
      ]),
    ),
    import_batch: new Map(
      imports.map(({ id, label, files, archiveId, state, endedAt, entry }) => [
        id,
        {
          ...{ label, files, archiveId, state, entry },
          endedAt: iso(endedAt),
          admitted: became(id, 'admitted'),
          known: became(id, 'known'),
          refused: became(id, 'refused'),
        },
      ]),
    ),
  };
}
