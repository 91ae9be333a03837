import { eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database, openPool, useDatabase } from '@/db/client';
import { job, setting } from '@/db/schema/operations';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { forgottenJobs } from './forget';
import { startPeriodic } from './periodic';
import { add, jobRow, pause } from './testing-queue';

let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});
afterAll(async () => {
  await closeDatabase();
  await db.close();
});

/** Runs one piece of work in so many instances for a while, or until it was done so often. */
async function turnsOf(
  name: string,
  everyMs: number,
  options: { instances?: number; ms?: number; until?: number; work?: () => Promise<void> },
) {
  let turns = 0;
  let under = 0;
  let most = 0;
  const item = {
    name,
    everyMs,
    async work() {
      turns += 1;
      under += 1;
      most = Math.max(most, under);
      await (options.work?.() ?? pause(1)).finally(() => {
        under -= 1;
      });
    },
  };
  const began = performance.now();
  const instances = Array.from({ length: options.instances ?? 1 }, () => startPeriodic([item]));
  await pause(options.ms ?? 0);
  while (turns < (options.until ?? 0)) await pause(10);
  await Promise.all(instances.map((instance) => instance.stop()));
  return { turns, most, lasted: performance.now() - began };
}

describe('work that comes round', () => {
  it('is done by one of three instances at a time, in its rhythm', async () => {
    const { turns, most, lasted } = await turnsOf('rhythm', 100, {
      instances: 3,
      ms: 1050,
      until: 4,
      work: () => pause(60),
    });
    expect(most).toBe(1);
    expect(turns).toBeLessThanOrEqual(lasted / 100 + 1);
  });

  it('that was done lately is not done again after a restart', async () => {
    const [row] = await database()
      .insert(setting)
      .values({ key: 'periodic.rare', value: { by: 'before', notBefore: Date.now() + 60_000 } })
      .returning();
    expect((await turnsOf('rare', 60, { ms: 300 })).turns).toBe(0);
    await database()
      .update(setting)
      .set({ value: { by: 'before', notBefore: Date.now() - 1 } })
      .where(eq(setting.key, row?.key ?? ''));
    await turnsOf('rare', 60, { until: 1 });
  });

  it('that fails comes round again', async () => {
    const failing = async () => {
      throw new Error('not today');
    };
    await turnsOf('failing', 60, { until: 2, work: failing });
  });

  it('goes on after the database cut every connection', async () => {
    let turns = 0;
    const work = async () => {
      turns += 1;
    };
    const running = startPeriodic([{ name: 'cut', everyMs: 60, work }]);
    while (turns === 0) await pause(10);
    await db.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'chirograph'`;
    await pause(300);
    const before = turns;
    while (turns === before) await pause(10);
    await running.stop();
  });

  it('of an instance that died is free after its minute', async () => {
    const value = { by: 'dead', notBefore: Date.now() + 3000 };
    await database().insert(setting).values({ key: 'periodic.orphan', value });
    expect((await turnsOf('orphan', 60, { ms: 250 })).turns).toBe(0);
    await turnsOf('orphan', 60, { until: 1 });
    expect(Date.now()).toBeGreaterThanOrEqual(value.notBefore);
  });

  it('leaves one row for each name', async () => {
    const rows = await database().select().from(setting).where(like(setting.key, 'periodic.%'));
    expect(rows.map((r) => r.key).sort()).toEqual(
      ['cut', 'failing', 'orphan', 'rare', 'rhythm'].map((name) => `periodic.${name}`),
    );
  });
});

it('ended jobs of named kinds are forgotten after a while, and no others', async () => {
  const day = 24 * 3_600_000;
  const ids = {
    old: await add('preview'),
    recent: await add('preview'),
    waiting: await add('preview'),
    other: await add('dossier'),
  };
  const ended = (id: string, ago: number) =>
    database()
      .update(job)
      .set({ state: 'done', finishedAt: new Date(Date.now() - ago) })
      .where(eq(job.id, id));
  await ended(ids.old, 8 * day);
  await ended(ids.recent, 6 * day);
  await ended(ids.other, 8 * day);
  await forgottenJobs(['preview']).work();
  await expect(jobRow(ids.old)).rejects.toThrow('not there');
  for (const id of [ids.recent, ids.waiting, ids.other]) expect((await jobRow(id)).id).toBe(id);
});
