import { sqlPool } from '@/db/client';
import { appendCommitted, type Recorded, type Signed } from './append';

/** Entries of one statement at most; more wait for the next. */
const GROUP = 200;

type Waiting = {
  entries: readonly Signed[];
  resolve: (recorded: Recorded[]) => void;
  reject: (error: unknown) => void;
};

const queues = new Map<string, Waiting[]>();

/**
 * Appends entries that come with no row changes. Acts on one case that arrive while a statement is
 * under way share the next one: under load a flush to disk serves many, and the head's lock is held
 * for one round trip. Resolves once the entries are committed; instances do not know of each other.
 */
export function appendAlone(caseId: string, entries: readonly Signed[]): Promise<Recorded[]> {
  return new Promise((resolve, reject) => {
    const waiting = { entries, resolve, reject };
    const queue = queues.get(caseId);
    if (queue) {
      queue.push(waiting);
      return;
    }
    queues.set(caseId, [waiting]);
    void flush(caseId);
  });
}

async function flush(caseId: string): Promise<void> {
  const queue = queues.get(caseId);
  if (!queue) return;
  while (queue.length > 0) {
    let size = 0;
    let taken = 0;
    for (const { entries } of queue) {
      if (taken > 0 && size + entries.length > GROUP) break;
      size += entries.length;
      taken += 1;
    }
    const group = queue.splice(0, taken);
    try {
      const recorded = await appendCommitted(
        sqlPool(),
        caseId,
        group.flatMap((w) => w.entries),
      );
      let at = 0;
      for (const { entries, resolve } of group) {
        resolve(recorded.slice(at, at + entries.length));
        at += entries.length;
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
  queues.delete(caseId);
}
