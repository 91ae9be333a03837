import { and, inArray, lt, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { job } from '@/db/schema/operations';
import type { Periodic } from './periodic';

const DAY_MS = 24 * 3_600_000;

/**
 * Removes ended jobs of kinds that nobody asks about later, so that the queue stays small. What they
 * made stays.
 */
export function forgottenJobs(kinds: readonly string[], afterMs = 7 * DAY_MS): Periodic {
  return {
    name: 'forgotten jobs',
    everyMs: 3_600_000,
    async work() {
      await database()
        .delete(job)
        .where(
          and(
            inArray(job.kind, [...kinds]),
            inArray(job.state, ['done', 'failed', 'cancelled']),
            lt(job.finishedAt, sql`now() - ${`${afterMs} milliseconds`}::interval`),
          ),
        );
    },
  };
}
