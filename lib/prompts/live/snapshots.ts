import { and, desc, eq, lte, notInArray, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { promptSnapshot } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import { fromHex, toHex } from '@/lib/kernel/digest';
import { log } from '@/lib/kernel/log';

/** Operations between two snapshots. */
export const SNAPSHOT_EVERY = 500;

/** Newest snapshots kept, and the distance of those that stay for ever, in operations. */
const KEPT = 3;
const LASTING_EVERY = 10_000;

type Reader = Pick<Tx, 'select'>;

/**
 * The replay that the newest sound snapshot at or below a size gives, or an empty one. A snapshot is
 * a cache: one that cannot be read, or is of another size or hash than it says, is passed over.
 */
export async function restoreNearest(
  reader: Reader,
  promptId: string,
  mostSize: number,
): Promise<PromptReplay> {
  const rows = await reader
    .select()
    .from(promptSnapshot)
    .where(and(eq(promptSnapshot.promptId, promptId), lte(promptSnapshot.size, mostSize)))
    .orderBy(desc(promptSnapshot.size))
    .limit(KEPT);
  for (const row of rows) {
    try {
      const replay = PromptReplay.restore(row.state);
      if (
        replay.prompt === promptId &&
        replay.size === row.size &&
        replay.hash === toHex(row.hash)
      ) {
        return replay;
      }
      log.warn({ promptId, size: row.size }, 'snapshot is of another state');
    } catch (error) {
      log.warn({ err: error, promptId, size: row.size }, 'snapshot cannot be read');
    }
  }
  return PromptReplay.empty();
}

/** Keeps a state to load fast, and forgets older ones but for one every so often. */
export async function keepSnapshot(promptId: string, replay: PromptReplay): Promise<void> {
  const { size } = replay;
  const row = { promptId, size, hash: fromHex(replay.hash), state: replay.snapshot() };
  const db = database();
  // Written again where one stands: it may be the one that could not be read.
  await db
    .insert(promptSnapshot)
    .values(row)
    .onConflictDoUpdate({
      target: [promptSnapshot.promptId, promptSnapshot.size],
      set: { hash: row.hash, state: row.state },
    });
  const newest = db
    .select({ size: promptSnapshot.size })
    .from(promptSnapshot)
    .where(eq(promptSnapshot.promptId, promptId))
    .orderBy(desc(promptSnapshot.size))
    .limit(KEPT);
  await db
    .delete(promptSnapshot)
    .where(
      and(
        eq(promptSnapshot.promptId, promptId),
        notInArray(promptSnapshot.size, newest),
        sql`${promptSnapshot.size} / ${LASTING_EVERY} = (${promptSnapshot.size} - ${SNAPSHOT_EVERY}) / ${LASTING_EVERY}`,
      ),
    );
}
