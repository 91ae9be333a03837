import { sql } from 'drizzle-orm';
import { randomBytes } from '#crypto';
import { database } from '@/db/client';
import { toHex } from '@/lib/kernel/digest';
import { log } from '@/lib/kernel/log';

/** Work that comes round: its name, how often, and what to do. */
export type Periodic = { name: string; everyMs: number; work: () => Promise<void> };

/** How long a turn belongs to its instance without word of it, in milliseconds. */
const LEASE_MS = 60_000;

/** Least pause between two looks, and most, so that what is due after a restart is not late. */
const LOOK_MS = { least: 50, most: 60_000 };

/** Rest after a failed turn of rare work; frequent work simply waits for its next one. */
const RETRY_MS = 300_000;

/**
 * Runs each piece of work in its rhythm, in one instance at a time and across restarts: a row of
 * `setting` says from when the next turn may be taken, and whoever moves it on has the turn. The turn
 * of an instance that died becomes free after a minute. A failure is logged and tried again later.
 */
export function startPeriodic(items: readonly Periodic[]): { stop(): Promise<void> } {
  const under = new Set<Promise<void>>();
  const timers = items.map((item) => {
    let isBusy = false;
    const timer = setInterval(
      () => {
        if (isBusy) return;
        isBusy = true;
        const turn = takeTurn(item)
          .catch((error) => log.warn({ err: error, periodic: item.name }, 'periodic work'))
          .finally(() => {
            isBusy = false;
            under.delete(turn);
          });
        under.add(turn);
      },
      Math.min(Math.max(item.everyMs, LOOK_MS.least), LOOK_MS.most),
    );
    timer.unref();
    return timer;
  });
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.allSettled(under);
    },
  };
}

/** Does the work if it is due and nobody else is at it. */
async function takeTurn({ name, everyMs, work }: Periodic): Promise<void> {
  const key = `periodic.${name}`;
  const by = toHex(randomBytes(8));
  if (!(await claimed(key, by))) return;
  const renewal = setInterval(() => {
    move(key, by, LEASE_MS).catch((error) => log.warn({ err: error, periodic: name }, 'renewal'));
  }, LEASE_MS / 3);
  renewal.unref();
  const began = performance.now();
  let restMs = Math.min(everyMs, RETRY_MS);
  try {
    await work();
    // Turns keep their rhythm however long one takes.
    restMs = Math.max(0, everyMs - (performance.now() - began));
  } finally {
    clearInterval(renewal);
    await move(key, by, restMs);
  }
}

const inMs = (ms: number) =>
  sql`(extract(epoch from clock_timestamp()) * 1000 + ${Math.round(ms)}::int8)::int8`;

const turn = (by: string, ms: number) =>
  sql`jsonb_build_object('by', ${by}::text, 'notBefore', ${inMs(ms)})`;

/** Takes the turn for a minute; false where it is not due or another instance has it. */
async function claimed(key: string, by: string): Promise<boolean> {
  const rows = await database().execute(sql`
    insert into setting as s (key, value) values (${key}, ${turn(by, LEASE_MS)})
    on conflict (key) do update set value = excluded.value
      where (s.value ->> 'notBefore')::int8 <= ${inMs(0)}
    returning key`);
  return [...rows].length > 0;
}

/** Says from when on the turn may be taken next, as long as it is still held. */
async function move(key: string, by: string, ms: number): Promise<void> {
  await database().execute(sql`
    update setting set value = ${turn(by, ms)}
    where key = ${key} and value ->> 'by' = ${by}`);
}
