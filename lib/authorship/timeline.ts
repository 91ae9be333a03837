/** Hashes of the last operations that a replay holds; older ones are looked up by the caller. */
export const HELD_HASHES = 2048;

/** Who wrote each operation, when it was received, and the last hashes of the chain. */
export class Timeline {
  size = 0;
  #at = new Float64Array(64);
  #writer = new Uint32Array(64);
  readonly #hashes: string[] = [];
  /** Times that were asked for: attribution asks for the same ones again and again. */
  readonly #texts: (string | undefined)[] = [];

  /** Appends an operation: time of record in milliseconds, writer (0 for `opened`), hash if known. */
  push(at: number, writer: number, hash?: string): void {
    if (this.size === this.#at.length) {
      const times = new Float64Array(this.size * 2);
      const writers = new Uint32Array(this.size * 2);
      times.set(this.#at);
      writers.set(this.#writer);
      this.#at = times;
      this.#writer = writers;
    }
    this.#at[this.size] = at;
    this.#writer[this.size] = writer;
    if (hash !== undefined) this.#hashes[this.size % HELD_HASHES] = hash;
    this.size++;
  }

  /** Time of record in milliseconds. */
  time(seq: number): number {
    return this.#at[seq] ?? 0;
  }

  /** Time of record as ISO 8601. */
  at(seq: number): string {
    let text = this.#texts[seq];
    if (text === undefined) {
      text = new Date(this.time(seq)).toISOString();
      this.#texts[seq] = text;
    }
    return text;
  }

  writer(seq: number): number {
    return this.#writer[seq] ?? 0;
  }

  /** Hash of an operation where it is one of the last. */
  hash(seq: number): string | undefined {
    if (seq < 0 || seq >= this.size || seq < this.size - HELD_HASHES) return undefined;
    return this.#hashes[seq % HELD_HASHES];
  }
}
