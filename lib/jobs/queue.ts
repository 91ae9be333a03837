import { and, eq, inArray, sql } from 'drizzle-orm';
import { job } from '@/db/schema/operations';
import type { Tx } from '@/db/tx';
import { newId } from '@/lib/kernel/ids';

/** Channel on which workers hear of new jobs (LISTEN/NOTIFY); losing a notice costs one poll. */
export const CHANNEL = 'job';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** What to do, for whom. `input` is plain JSON that the kind's handler understands. */
export type NewJob = {
  kind: string;
  caseId: string | null;
  input: Record<string, unknown>;
  createdBy: string;
  sessionId: string | null;
};

/** Adds a job in the caller's transaction; workers hear of it when that commits. Answers its id. */
export async function enqueue(tx: Tx, wanted: NewJob): Promise<string> {
  const id = newId('job');
  await tx.insert(job).values({ id, ...wanted });
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${wanted.kind})`);
  return id;
}

/** Asks a job to stop. One not yet begun stops at once; a running one when its handler looks. */
export async function askCancel(tx: Tx, jobId: string): Promise<void> {
  await tx
    .update(job)
    .set({ cancelAskedAt: sql`now()` })
    .where(and(eq(job.id, jobId), inArray(job.state, ['queued', 'running'])));
  await tx.execute(sql`select pg_notify(${CHANNEL}, 'cancel')`);
}
