import { sqlPool } from '@/db/client';
import { log } from '@/lib/kernel/log';

/** Work that comes round: its name, how often, and what to do. */
export type Periodic = { name: string; everyMs: number; work: () => Promise<void> };

/**
 * Runs each piece of work in its rhythm, in one instance at a time: whoever gets the advisory lock
 * does it, the others skip the turn. A failure is logged and waits for the next turn.
 */
export function startPeriodic(items: readonly Periodic[]): { stop(): Promise<void> } {
  const under = new Set<Promise<void>>();
  const timers = items.map(({ name, everyMs, work }) => {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      const turn = alone(name, work)
        .catch((error) => log.warn({ err: error, periodic: name }, 'periodic work'))
        .finally(() => {
          busy = false;
          under.delete(turn);
        });
      under.add(turn);
    }, everyMs);
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

/** Runs work while holding the lock of its name; does nothing where another instance holds it. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
  const connection = await sqlPool().reserve();
  try {
    const [row] = await connection<{ got: boolean }[]>`
      select pg_try_advisory_lock(hashtextextended(${`periodic ${name}`}, 0)) as got`;
    if (!row?.got) return;
    try {
      await work();
    } finally {
      await connection`select pg_advisory_unlock(hashtextextended(${`periodic ${name}`}, 0))`;
    }
  } finally {
    connection.release();
  }
}
