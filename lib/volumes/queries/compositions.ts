import type { Tx } from '@/db/tx';
import { readLog } from '@/lib/review/queries/counsel-log';
import { type Composition, composition } from '../schema';

/** Kind of the entries of counsel's log that hold compositions. */
export const COMPOSITION_KIND = 'composition';

/** One saving of a composition. */
export type CompositionVersion = {
  at: Date;
  by: { id: string; name: string };
  sharedWith: string[];
  /** Null where it cannot be opened with the secret of this instance. */
  content: Composition | null;
};

/** A composition with every version that the reader may read, oldest first. */
export type CompositionHistory = { id: string; versions: CompositionVersion[] };

/** Compositions of a case that an account may read, in the order of their first versions. */
export async function compositionsOf(
  tx: Tx,
  place: { caseId: string; accountId: string },
): Promise<CompositionHistory[]> {
  const found = new Map<string, CompositionHistory>();
  for (const line of await readLog(tx, place, [COMPOSITION_KIND])) {
    if (line.subject === null) continue;
    const history = found.get(line.subject) ?? { id: line.subject, versions: [] };
    found.set(line.subject, history);
    const read = composition.safeParse(line.content);
    history.versions.push({
      at: line.at,
      by: { id: line.accountId, name: line.name },
      sharedWith: line.sharedWith,
      content: read.success ? read.data : null,
    });
  }
  return [...found.values()];
}
