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

/** A job as the interface shows it. */
export type JobStatus = {
  id: string;
  kind: string;
  state: JobState;
  /** Message key of the step under way or the last one, and how far it is. */
  step: string;
  done: number;
  total: number;
  /** Somebody asked it to stop and it has not ended yet. */
  cancelling: boolean;
  /** Message key, set when it failed; the cause stands in the log under the job's id. */
  failure: string | null;
  result: Record<string, unknown> | null;
};

/** Adds a job in the caller's transaction; workers hear of it when that commits. Answers its id. */
export async function enqueue(tx: Tx, wanted: NewJob): Promise<string> {
  const id = newId('job');
  await tx.insert(job).values({ id, ...wanted });
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${wanted.kind})`);
  return id;
}

/**
 * Adds many jobs in the caller's transaction, by one statement and one notice for each kind. `quietly`
 * gives no notice: for work that is most likely done otherwise before a worker looks by itself.
 */
export async function enqueueMany(
  tx: Tx,
  wanted: readonly NewJob[],
  { quietly = false } = {},
): Promise<void> {
  if (wanted.length === 0) return;
  const kinds = quietly ? [] : [...new Set(wanted.map((one) => one.kind))];
  // A notice is sent when the transaction commits, wherever it stands in it.
  await Promise.all([
    tx.insert(job).values(wanted.map((one) => ({ id: newId('job'), ...one }))),
    ...kinds.map((kind) => tx.execute(sql`select pg_notify(${CHANNEL}, ${kind})`)),
  ]);
}

/** Asks a job to stop. One that waits is not begun; a running one ends when its handler looks. */
export async function askCancel(tx: Tx, jobId: string): Promise<void> {
  await tx
    .update(job)
    .set({ cancelAskedAt: sql`coalesce(${job.cancelAskedAt}, now())` })
    .where(and(eq(job.id, jobId), inArray(job.state, ['queued', 'running'])));
  await tx.execute(sql`select pg_notify(${CHANNEL}, 'cancel')`);
}

/** How a job stands, or null where there is none. The caller decides who may know. */
export async function jobState(tx: Tx, jobId: string): Promise<JobStatus | null> {
  const [row] = await tx.select().from(job).where(eq(job.id, jobId));
  if (!row) return null;
  const { id, kind, step, done, total, failure } = row;
  const state = row.state as JobState;
  const isOpen = state === 'queued' || state === 'running';
  const result = row.result as Record<string, unknown> | null;
  const cancelling = isOpen && row.cancelAskedAt !== null;
  return { id, kind, state, step, done, total, cancelling, failure, result };
}
