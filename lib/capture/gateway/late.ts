import { log } from '@/lib/kernel/log';

/** What trying again led to: done, to be tried again, or refused for good. */
export type Attempt = 'done' | 'again' | 'never';

type Late = {
  what: string;
  bytes: number;
  tries: number;
  attempt(): Promise<Attempt>;
  over?: (() => void) | undefined;
};

const EVERY_MS = 2_000;
/** Tries before it is given up: about an hour. */
const MOST_TRIES = 1_800;
const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Records that could not be written when they were due, tried again until they are. In memory: an
 * application that ends loses them; what its journal holds open is then closed as cut off at the next
 * start.
 */
export class LateRecords {
  readonly #waiting: Late[] = [];
  #bytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  /**
   * Queues a record; false where too much waits already. `bytes` is what it holds in memory; `over` is
   * called when it stands or has been refused for good.
   */
  add(what: string, bytes: number, attempt: () => Promise<Attempt>, over?: () => void): boolean {
    if (this.#bytes + bytes > MOST_BYTES) return false;
    this.#bytes += bytes;
    this.#waiting.push({ what, bytes, tries: 0, attempt, over });
    this.#schedule();
    return true;
  }

  get size(): number {
    return this.#waiting.length;
  }

  /** Tries everything once, now. */
  flush(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined;
      this.#schedule();
    });
    return this.#running;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    if (this.#waiting.length === 0 || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, EVERY_MS);
    this.#timer.unref();
  }

  async #round(): Promise<void> {
    let failures = 0;
    for (const one of [...this.#waiting]) {
      one.tries += 1;
      const result = await one.attempt().catch((): Attempt => 'again');
      const isOver = result !== 'again' || one.tries >= MOST_TRIES;
      if (result !== 'done' && isOver) log.error({ what: one.what }, 'never recorded');
      this.#waiting.splice(this.#waiting.indexOf(one), 1);
      if (result !== 'again') one.over?.();
      if (isOver) {
        this.#bytes -= one.bytes;
        continue;
      }
      // To the end, so that one that never works does not stand before the others.
      this.#waiting.push(one);
      failures += 1;
      // While the database is away there is no use in asking for each.
      if (failures >= 3) return;
    }
  }
}
