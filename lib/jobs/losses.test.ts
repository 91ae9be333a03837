import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { job } from '@/db/schema/operations';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { bundle } from '@/scripts/launcher/bundle.mjs';
import type { JobHandler } from './handlers';
import { add, endless, FAST, jobRow, pause, until, untilEnded } from './testing-queue';
import { startWorker, type Worker } from './worker';

let db: TestDatabase;
const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-jobs-'));
const workers: Worker[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(workers.splice(0).map((w) => w.stop()));
});
afterAll(async () => {
  await closeDatabase();
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

function work(handlers: Record<string, JobHandler>, options = {}): Worker {
  const worker = startWorker({ handlers, concurrency: 4, ...FAST, ...options });
  workers.push(worker);
  return worker;
}

/** Ends every connection to the database but those of the test itself. */
const cutConnections = () =>
  db.sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'chirograph'`;

describe('losing the process', () => {
  const journal = path.join(folder, 'journal');
  let program: string;

  beforeAll(async () => {
    program = await bundle(process.cwd(), 'lib/jobs/testing-program.ts', 'test-job-worker');
  });

  function start(): ChildProcess {
    const child = spawn(process.execPath, [program, db.url, journal], {
      stdio: 'ignore',
      env: { ...process.env, LOG_LEVEL: 'silent' },
    });
    children.push(child);
    return child;
  }
  const lines = () => readFileSync(journal, 'utf8').split('\n').filter(Boolean);

  it('by kill -9, again and again, loses no job: another process takes it up', async () => {
    writeFileSync(journal, '');
    const ids = await Promise.all(Array.from({ length: 120 }, () => add('slow')));
    for (let round = 0; round < 4; round++) {
      const child = start();
      const before = lines().length;
      while (lines().length < before + 20) await pause(5);
      child.kill('SIGKILL');
    }
    start();
    await Promise.all(ids.map(untilEnded));
    const finished = new Set(
      lines()
        .filter((l) => l.startsWith('finished '))
        .map((l) => l.slice(9)),
    );
    expect([...finished].sort()).toEqual([...ids].sort());
    const rows = await database().select().from(job).where(eq(job.kind, 'slow'));
    expect(rows.every((row) => row.state === 'done')).toBe(true);
  }, 60_000);

  it('to a job that kills it, three times, ends the job and not the queue', async () => {
    writeFileSync(journal, '');
    const deadly = await add('deadly');
    for (let round = 0; round < 3; round++) {
      const child = start();
      await new Promise((resolve) => child.once('exit', resolve));
    }
    expect(lines()).toEqual(Array(3).fill(`begun ${deadly}`));
    const reasons: string[] = [];
    const after = await add('deadly_after');
    work({
      deadly: {
        run: async () => {
          throw new Error('never again');
        },
        ended: async (_job, outcome, reason) => void reasons.push(`${outcome} ${reason}`),
      },
      deadly_after: { run: async () => null },
    });
    expect(await untilEnded(after)).toMatchObject({ state: 'done' });
    const row = await untilEnded(deadly);
    expect(row).toMatchObject({ state: 'failed', failure: 'job_attempts', attempts: 3 });
    expect(reasons).toEqual(['failed job_attempts']);
  }, 60_000);
});

describe('losing a claim', () => {
  it('stops the handler that slept over it, and what it says changes nothing', async () => {
    const id = await add('slept');
    const reasons: unknown[] = [];
    let finish = () => {};
    const handler: JobHandler = {
      run: (_job, { signal, progress }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => void reasons.push(signal.reason?.message));
          finish = () => {
            progress('late', 9, 9);
            resolve({ late: true });
          };
        }),
    };
    work({ slept: handler });
    await until(id, (row) => row.state === 'running');
    const later = new Date(Date.now() + 60_000);
    // As if another process had found it silent and taken it.
    await database()
      .update(job)
      .set({ attempts: 2, startedAt: later, heartbeatAt: later })
      .where(eq(job.id, id));
    for (let i = 0; i < 200 && reasons.length === 0; i++) await pause(20);
    finish();
    await pause(200);
    expect(reasons).toEqual(['job lost']);
    expect(await jobRow(id)).toMatchObject({
      state: 'running',
      attempts: 2,
      step: '',
      result: null,
    });
    await database().update(job).set({ state: 'done' }).where(eq(job.id, id));
  });

  it('does not happen to a handler that works long and is heard of', async () => {
    // Long enough for a sign of life to come late on a busy machine.
    const staleMs = 2500;
    const id = await add('long');
    const handlers = {
      long: {
        run: async ({ attempt }: { attempt: number }) => {
          await pause(staleMs * 2.5);
          return { attempt };
        },
      },
    };
    work(handlers, { staleMs });
    await until(id, (row) => row.state === 'running');
    work({ long: { run: async () => ({ attempt: 'another' }) } }, { staleMs });
    expect(await untilEnded(id)).toMatchObject({ state: 'done', result: { attempt: 1 } });
  });
});

describe('losing the database', () => {
  it('while jobs are under way ends none of them twice, and the queue goes on', async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => add('cut')));
    const done = new Map<string, number>();
    work({
      cut: {
        run: async ({ id }) => {
          await pause(40);
          done.set(id, (done.get(id) ?? 0) + 1);
          return null;
        },
      },
    });
    for (let round = 0; round < 5; round++) {
      await pause(120);
      await cutConnections();
    }
    const rows = await Promise.all(ids.map(untilEnded));
    expect(rows.every((row) => row.state === 'done')).toBe(true);
    expect([...done.keys()].sort()).toEqual([...ids].sort());
  }, 60_000);

  it('between jobs, notices of new ones arrive again', async () => {
    const worker = work({ after: { run: async () => null } }, { pollMs: 4000 });
    await untilEnded(await add('after'));
    await cutConnections();
    await pause(4500);
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      const began = performance.now();
      await untilEnded(await add('after'));
      waits.push(performance.now() - began);
    }
    // By polling alone each but the first would take four seconds; on a busy machine some may.
    expect(Math.min(...waits.slice(1))).toBeLessThan(3_000);
    expect(worker).toBeDefined();
  }, 60_000);
});

describe('stopping in order', () => {
  it('puts a running job back, and the try does not count', async () => {
    const id = await add('interrupted');
    const worker = work({ interrupted: endless() });
    await until(id, (row) => row.state === 'running');
    await worker.stop();
    expect(await jobRow(id)).toMatchObject({ state: 'queued', attempts: 0 });
    work({ interrupted: { run: async ({ attempt }) => ({ attempt }) } });
    expect(await untilEnded(id)).toMatchObject({ state: 'done', result: { attempt: 1 } });
  });

  it('waits for a handler that finishes instead', async () => {
    const id = await add('finishing');
    const worker = work({
      finishing: {
        run: async () => {
          await pause(150);
          return { finished: true };
        },
      },
    });
    await until(id, (row) => row.state === 'running');
    await worker.stop();
    expect(await jobRow(id)).toMatchObject({ state: 'done', result: { finished: true } });
  });

  it('does not wait for ever for one that does neither', async () => {
    const id = await add('stuck');
    const worker = work({ stuck: { run: () => new Promise(() => {}) } });
    await until(id, (row) => row.state === 'running');
    const began = performance.now();
    await worker.stop();
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(await jobRow(id)).toMatchObject({ state: 'queued', attempts: 0 });
  });
});
