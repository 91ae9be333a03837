import { log } from '@/lib/kernel/log';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Does `work` when the process is told to end, before whoever else handles the signal, or after
 * `mostMs`. Next ends the process as soon as its server is closed, which is sooner than a database
 * answers; handlers that are there when this is called therefore wait for `work`. A second signal goes
 * straight to them.
 */
export function beforeEnding(work: () => Promise<unknown>, mostMs: number): void {
  for (const signal of SIGNALS) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    const tellOthers = () => {
      for (const other of others) process.on(signal, other);
      // With nobody to tell, the signal has its usual effect.
      if (others.length === 0) process.kill(process.pid, signal);
      for (const other of others) other(signal);
    };
    process.once(signal, () => {
      let isTold = false;
      const once = () => {
        if (!isTold) tellOthers();
        isTold = true;
      };
      // Holds the process alive, too, if nothing else does.
      const timer = setTimeout(once, mostMs);
      process.once(signal, once);
      work()
        .catch((error) => log.error({ err: error }, 'ending in order'))
        .finally(() => {
          clearTimeout(timer);
          process.removeListener(signal, once);
          once();
        });
    });
  }
}
