/** Bytes of a file, wherever they are. `read` answers fewer bytes only where the file ends. */
export type Source = {
  readonly size: number;
  read(at: number, length: number): Uint8Array | Promise<Uint8Array>;
};

/** A source over bytes at hand. */
export function bytesSource(bytes: Uint8Array): Source {
  return { size: bytes.length, read: (at, length) => bytes.subarray(at, at + length) };
}

/** Least and most bytes fetched at once; the window grows while reading goes straight on. */
const WINDOW = { least: 64 * 1024, most: 4 * 1024 * 1024 };

/** What one file may cost, whatever it claims about itself. */
const BUDGET = { fetches: 512, bytes: 64 * 1024 * 1024, steps: 1 << 18 };

const NOTHING = new Uint8Array(0);

/**
 * Reads here and there in a file through a window, within a budget of fetches, bytes and steps, so
 * that no length, loop or size inside a file decides how long reading it takes. Beyond the file or
 * the budget there are no bytes.
 */
export class Reach {
  readonly size: number;
  #source: Source;
  #window: Uint8Array = NOTHING;
  #start = 0;
  #length = WINDOW.least;
  #fetches = 0;
  #bytes = 0;
  #steps = 0;
  #spent = false;

  constructor(source: Source) {
    this.#source = source;
    this.size = source.size;
  }

  /** Whether the budget ended before the file did. */
  get spent(): boolean {
    return this.#spent;
  }

  /** Counts one turn of a walk; false once there were too many. */
  step(): boolean {
    this.#steps += 1;
    if (this.#steps > BUDGET.steps) this.#spent = true;
    return !this.#spent;
  }

  /** At most `length` bytes from `at`; fewer at the end of the file, none beyond the budget. */
  async at(at: number, length: number): Promise<Uint8Array> {
    if (!Number.isSafeInteger(at) || at < 0 || length <= 0 || at >= this.size) return NOTHING;
    const wanted = Math.min(length, this.size - at);
    const end = this.#start + this.#window.length;
    if (at < this.#start || at + wanted > end) {
      const isNear = this.#window.length > 0 && at >= this.#start && at <= end + this.#length;
      this.#length = isNear ? Math.min(this.#length * 2, WINDOW.most) : WINDOW.least;
      const fetched = Math.min(Math.max(wanted, this.#length), this.size - at);
      this.#fetches += 1;
      this.#bytes += fetched;
      if (this.#fetches > BUDGET.fetches || this.#bytes > BUDGET.bytes) this.#spent = true;
      if (this.#spent) return NOTHING;
      this.#window = await this.#source.read(at, fetched);
      this.#start = at;
    }
    const from = at - this.#start;
    return this.#window.subarray(from, from + wanted);
  }
}
