import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { job } from '@/db/schema/operations';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { inTransaction } from '@/db/tx';
import { JobFailure, type JobHandler } from './handlers';
import { startPeriodic } from './periodic';
import { askCancel, enqueue } from './queue';
import { startWorker, type Worker } from './worker';

let db: TestDatabase;
const workers: Worker[] = [];

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});

afterEach(async () => {
  await Promise.all(workers.splice(0).map((w) => w.stop()));
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

const FAST = { pollMs: 50, staleMs: 400 };

const add = (kind: string, input: Record<string, unknown> = {}) =>
  inTransaction((tx) =>
    enqueue(tx, { kind, caseId: null, input, createdBy: 'svc_test', sessionId: null }),
  );

function work(handlers: Record<string, JobHandler>, concurrency = 4): void {
  workers.push(startWorker({ handlers, concurrency, ...FAST }));
}

async function untilEnded(id: string) {
  for (let i = 0; i < 400; i++) {
    const [row] = await database().select().from(job).where(eq(job.id, id));
    if (row && ['done', 'failed', 'cancelled'].includes(row.state)) return row;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${id} did not end`);
}

describe('a queue of jobs', () => {
  it('gives each of three hundred jobs to exactly one of three workers', async () => {
    const seen: string[] = [];
    const handler: JobHandler = {
      run: async ({ id }) => {
        seen.push(id);
        return null;
      },
    };
    const ids = await Promise.all(Array.from({ length: 300 }, () => add('many')));
    for (let i = 0; i < 3; i++) work({ many: handler });
    await Promise.all(ids.map(untilEnded));
    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it('leaves kinds it has no handler for alone', async () => {
    const id = await add('unknown_here');
    work({ other: { run: async () => null } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const [row] = await database().select().from(job).where(eq(job.id, id));
    expect(row?.state).toBe('queued');
  });

  it('keeps progress and the result', async () => {
    const id = await add('progress');
    work({
      progress: {
        run: async (_job, { progress }) => {
          progress('reading', 3, 7);
          return { made: 7 };
        },
      },
    });
    expect(await untilEnded(id)).toMatchObject({
      state: 'done',
      step: 'reading',
      done: 3,
      total: 7,
      result: { made: 7 },
    });
  });

  it('tries a broken job three times and then says that it failed', async () => {
    const ends: string[] = [];
    let tries = 0;
    const id = await add('broken');
    work({
      broken: {
        run: async () => {
          tries += 1;
          throw new Error('broken');
        },
        ended: async (_job, outcome, reason) => void ends.push(`${outcome} ${reason}`),
      },
    });
    expect(await untilEnded(id)).toMatchObject({
      state: 'failed',
      failure: 'job_failed',
      attempts: 3,
    });
    expect([tries, ends]).toEqual([3, ['failed job_failed']]);
  });

  it('does not try again what another try would not mend', async () => {
    const id = await add('hopeless');
    work({
      hopeless: {
        run: async () => {
          throw new JobFailure('object_missing');
        },
      },
    });
    expect(await untilEnded(id)).toMatchObject({
      state: 'failed',
      failure: 'object_missing',
      attempts: 1,
    });
  });

  it('stops a running job when a person asks', async () => {
    const id = await add('endless');
    work({
      endless: {
        run: (_job, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason));
          }),
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    await inTransaction((tx) => askCancel(tx, id));
    expect(await untilEnded(id)).toMatchObject({ state: 'cancelled' });
  }, 15_000);

  it('takes a job again whose process died', async () => {
    const id = await add('orphan');
    await database()
      .update(job)
      .set({ state: 'running', attempts: 1, heartbeatAt: new Date(Date.now() - 5_000) })
      .where(eq(job.id, id));
    work({ orphan: { run: async ({ attempt }) => ({ attempt }) } });
    expect(await untilEnded(id)).toMatchObject({ state: 'done', result: { attempt: 2 } });
  });

  it('goes on after the database cut every connection', async () => {
    work({ after: { run: async () => null } });
    await db.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await untilEnded(await add('after'))).toMatchObject({ state: 'done' });
  });

  it('puts a running job back when the process stops in order', async () => {
    const id = await add('interrupted');
    const worker = startWorker({
      handlers: {
        interrupted: {
          run: (_job, { signal }) =>
            new Promise((_resolve, reject) => {
              signal.addEventListener('abort', () => reject(signal.reason));
            }),
        },
      },
      ...FAST,
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    await worker.stop();
    const [row] = await database().select().from(job).where(eq(job.id, id));
    expect(row).toMatchObject({ state: 'queued', attempts: 0 });
  });
});

it('does periodic work in one instance at a time', async () => {
  let under = 0;
  let most = 0;
  let turns = 0;
  const item = {
    name: 'alone',
    everyMs: 20,
    work: async () => {
      under += 1;
      turns += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 30));
      under -= 1;
    },
  };
  const both = [startPeriodic([item]), startPeriodic([item])];
  await new Promise((resolve) => setTimeout(resolve, 400));
  await Promise.all(both.map((p) => p.stop()));
  expect(most).toBe(1);
  expect(turns).toBeGreaterThan(2);
});
