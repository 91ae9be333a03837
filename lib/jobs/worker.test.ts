import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { inTransaction } from '@/db/tx';
import { AppError } from '@/lib/kernel/errors';
import { JobFailure, type JobHandler } from './handlers';
import { askCancel, enqueue, jobState } from './queue';
import { add, endless, FAST, jobRow, pause, until, untilEnded } from './testing-queue';
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

function work(handlers: Record<string, JobHandler>, options = {}): Worker {
  const worker = startWorker({ handlers, concurrency: 4, ...FAST, ...options });
  workers.push(worker);
  return worker;
}

/** A handler that notes which jobs it got. */
const noting = (seen: string[]): JobHandler => ({
  async run({ id }) {
    seen.push(id);
    return null;
  },
});

const cancel = (id: string) => inTransaction((tx) => askCancel(tx, id));

describe('a queue of jobs', () => {
  it('gives each of a thousand jobs to exactly one of three workers', async () => {
    const ids = await inTransaction(async (tx) => {
      const asked: string[] = [];
      const who = { createdBy: 'svc_test', sessionId: null };
      for (let i = 0; i < 1000; i++) {
        asked.push(await enqueue(tx, { kind: 'many', caseId: null, input: { i }, ...who }));
      }
      return asked;
    });
    const seen: string[] = [];
    const many = noting(seen);
    for (let i = 0; i < 3; i++) work({ many });
    while (seen.length < ids.length) await pause(20);
    await Promise.all(workers.splice(0).map((w) => w.stop()));
    expect([...seen].sort()).toEqual([...ids].sort());
    const [counted] = await database().execute(
      `select count(*)::int as n, max(attempts) as tries from job where kind = 'many' and state = 'done'`,
    );
    expect(counted).toEqual({ n: 1000, tries: 1 });
  }, 60_000);

  it('takes them in the order they were asked for', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) {
      ids.push(await add('ordered'));
      await pause(2);
    }
    const seen: string[] = [];
    work({ ordered: noting(seen) }, { concurrency: 1 });
    await untilEnded(ids.at(-1) ?? '');
    expect(seen).toEqual(ids);
  });

  it('hears of a job as soon as it is committed, and never of one that was not', async () => {
    work({ heard: { run: async () => null } }, { pollMs: 60_000 });
    await pause(300);
    const lost = inTransaction(async (tx) => {
      const who = { createdBy: 'svc_test', sessionId: null };
      await enqueue(tx, { kind: 'heard', caseId: null, input: {}, ...who });
      throw new AppError('CONFLICT');
    });
    await expect(lost).rejects.toThrow('CONFLICT');
    const began = performance.now();
    await untilEnded(await add('heard'));
    // By asking, it would take a minute.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(await database().execute(`select id from job where kind = 'heard'`)).toHaveLength(1);
  });

  it('leaves kinds it has no handler for alone', async () => {
    const id = await add('unknown_here');
    work({ other: { run: async () => null } });
    await pause(200);
    expect((await jobRow(id)).state).toBe('queued');
  });

  it('keeps room for other kinds where one may fill only so many places', async () => {
    const long = { ...endless(), atOnce: 2 };
    const longs = await Promise.all([1, 2, 3, 4].map(() => add('long')));
    work({ long, short: { run: async () => null } }, { concurrency: 3 });
    await untilEnded(await add('short'));
    const states = await Promise.all(longs.map(async (id) => (await jobRow(id)).state));
    expect(states.sort()).toEqual(['queued', 'queued', 'running', 'running']);
    await Promise.all(longs.map(cancel));
    await Promise.all(longs.map(untilEnded));
  });
});

describe('a job', () => {
  it('tells how far it is, a few times a second at most, and keeps what it made', async () => {
    const id = await add('telling');
    let isSeen = () => {};
    const seen = new Promise<void>((resolve) => {
      isSeen = resolve;
    });
    work({
      telling: {
        async run(_job, { progress }) {
          for (let i = 0; i <= 10_000; i++) progress('reading', i, 20_000);
          await seen;
          progress('writing', 20_000, 20_000);
          return { made: 7 };
        },
      },
    });
    await until(id, (row) => row.done === 10_000);
    const state = () => inTransaction((tx) => jobState(tx, id));
    const status = { id, kind: 'telling', failure: null, cancelling: false };
    expect(await state()).toEqual({
      ...status,
      state: 'running',
      step: 'reading',
      done: 10_000,
      total: 20_000,
      result: null,
    });
    isSeen();
    await untilEnded(id);
    expect(await state()).toEqual({
      ...status,
      state: 'done',
      step: 'writing',
      done: 20_000,
      total: 20_000,
      result: { made: 7 },
    });
    expect(await inTransaction((tx) => jobState(tx, 'job_none'))).toBeNull();
  });

  it('that breaks is tried three times with rests between, then has failed', async () => {
    const ends: string[] = [];
    const tries: number[] = [];
    const id = await add('broken');
    work({
      broken: {
        run: async ({ attempt }) => {
          tries.push(attempt);
          throw new Error('broken');
        },
        ended: async (_job, outcome, reason) => void ends.push(`${outcome} ${reason}`),
      },
    });
    const row = await untilEnded(id);
    expect(row).toMatchObject({ state: 'failed', failure: 'job_failed', attempts: 3 });
    expect([tries, ends]).toEqual([[1, 2, 3], ['failed job_failed']]);
  });

  it('that another try would not mend is not tried again', async () => {
    const id = await add('hopeless');
    work({
      hopeless: {
        run: async () => {
          throw new JobFailure('object_missing');
        },
      },
    });
    const row = await untilEnded(id);
    expect(row).toMatchObject({ state: 'failed', failure: 'object_missing', attempts: 1 });
  });

  it('that found the store gone rests, and the try does not count', async () => {
    const id = await add('storeless');
    work({
      storeless: {
        run: async () => {
          throw new AppError('UNAVAILABLE', { reason: 'store' });
        },
      },
    });
    const row = await until(id, ({ state, startedAt }) => state === 'queued' && startedAt !== null);
    expect(row.attempts).toBe(0);
    expect(row.heartbeatAt?.getTime()).toBeGreaterThan(Date.now() + 5000);
    await cancel(id);
    expect(await untilEnded(id)).toMatchObject({ state: 'cancelled' });
  });

  it('that runs over its time is told to stop and has failed', async () => {
    const id = await add('slow');
    work({ slow: { ...endless(), limitMs: 100 } });
    const row = await untilEnded(id);
    expect(row).toMatchObject({ state: 'failed', failure: 'job_time_limit', attempts: 1 });
  });

  it('whose end could not be told is told again', async () => {
    const id = await add('untold');
    let told = 0;
    work({
      untold: {
        run: async () => {
          throw new JobFailure('reason');
        },
        ended: async () => {
          told += 1;
          if (told === 1) throw new Error('the room was not ready');
        },
      },
    });
    expect(await untilEnded(id)).toMatchObject({ state: 'failed' });
    expect(told).toBe(2);
  });
});

describe('asking a job to stop', () => {
  it('stops a running one at once and tells its room', async () => {
    const ends: string[] = [];
    const handler = { ...endless(), ended: async (_: unknown, o: string) => void ends.push(o) };
    work({ endless: handler }, { beatMs: 60_000 });
    const id = await add('endless');
    await until(id, (row) => row.state === 'running');
    const began = performance.now();
    await cancel(id);
    expect(await untilEnded(id)).toMatchObject({ state: 'cancelled', failure: null });
    // At its next sign of life it would take a minute.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(ends).toEqual(['cancelled']);
  });

  it('keeps a waiting one from beginning, also where every place is taken', async () => {
    const handler = endless();
    const busy = await add('endless');
    work({ endless: handler }, { concurrency: 1 });
    await until(busy, (row) => row.state === 'running');
    const waiting = await add('endless');
    await cancel(waiting);
    expect(await untilEnded(waiting)).toMatchObject({ state: 'cancelled' });
    expect(handler.begun).toBe(1);
    await cancel(busy);
    await untilEnded(busy);
  });

  it('changes nothing about one that has ended', async () => {
    const id = await add('quick');
    work({ quick: { run: async () => null } });
    await untilEnded(id);
    await cancel(id);
    expect(await jobRow(id)).toMatchObject({ state: 'done', cancelAskedAt: null });
  });

  it('gives up a handler that does not listen, and what it does later changes nothing', async () => {
    const id = await add('deaf');
    let finish = () => {};
    work({
      deaf: {
        run: () =>
          new Promise((resolve) => {
            finish = () => resolve({ late: true });
          }),
      },
    });
    await until(id, (row) => row.state === 'running');
    await cancel(id);
    await untilEnded(id);
    finish();
    await pause(100);
    expect(await jobRow(id)).toMatchObject({ state: 'cancelled', result: null });
  });
});
