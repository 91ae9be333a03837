import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { job } from '@/db/schema/operations';
import { inTransaction } from '@/db/tx';
import type { JobHandler } from './handlers';
import { enqueue } from './queue';

/** Rhythms short enough for tests. */
export const FAST = { pollMs: 50, staleMs: 600, beatMs: 100, retryMs: 20, graceMs: 300 };

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks for a job. */
export const add = (kind: string, input: Record<string, unknown> = {}) =>
  inTransaction((tx) =>
    enqueue(tx, { kind, caseId: null, input, createdBy: 'svc_test', sessionId: null }),
  );

export async function jobRow(id: string) {
  const [row] = await database().select().from(job).where(eq(job.id, id));
  if (!row) throw new Error(`${id} is not there`);
  return row;
}

/** Waits until a job's row is as wanted, ten seconds at most. */
export async function until(
  id: string,
  isWanted: (row: Awaited<ReturnType<typeof jobRow>>) => boolean,
) {
  for (let i = 0; i < 500; i++) {
    const row = await jobRow(id).catch(() => null);
    if (row && isWanted(row)) return row;
    await pause(20);
  }
  throw new Error(`${id} is not as wanted: ${JSON.stringify(await jobRow(id))}`);
}

export const untilEnded = (id: string) =>
  until(id, (row) => ['done', 'failed', 'cancelled'].includes(row.state));

/** A handler that works until it is told to stop, and says when it began. */
export function endless(): JobHandler & { begun: number } {
  const handler: JobHandler & { begun: number } = {
    begun: 0,
    run(_job, { signal }) {
      handler.begun += 1;
      return new Promise((_resolve, reject) => {
        const stop = () => reject(signal.reason);
        if (signal.aborted) stop();
        else signal.addEventListener('abort', stop);
      });
    },
  };
  return handler;
}
