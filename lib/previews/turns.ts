import { AppError } from '@/lib/kernel/errors';

/** A few at a time, some waiting, the rest refused. */
export class Turns {
  readonly #most: number;
  readonly #mostWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(most: number, mostWaiting: number) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  /** Does `work` when it is its turn. Throws UNAVAILABLE (`previews_busy`) where too many wait. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#taken >= this.#most) {
      if (this.#waiting.length >= this.#mostWaiting) {
        throw new AppError('UNAVAILABLE', { reason: 'previews_busy', retryAfter: 10 });
      }
      // Whoever ends hands the turn over, so nobody who comes later gets in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#taken += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken -= 1;
    }
  }
}
