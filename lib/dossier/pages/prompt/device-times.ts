import type { Operation } from '@/lib/authorship/operation';

/** `"t"` of a claim: found without parsing, as logs are long. A text holds its quotes escaped. */
const TIME = /[{,]"t":"(\d{4}-\d{2}-\d{2}T[0-9:.]+Z)"/;

/** Device times of operations in order, eight bytes each. */
export class DeviceTimes {
  #times = new Float64Array(1024);
  #size = 0;

  /** Takes the next operation; one without a claim has no device time. */
  push({ claim }: Pick<Operation, 'claim'>): void {
    if (this.#size === this.#times.length) {
      const larger = new Float64Array(this.#size * 2);
      larger.set(this.#times);
      this.#times = larger;
    }
    const time = TIME.exec(claim)?.[1];
    this.#times[this.#size++] = time === undefined ? Number.NaN : Date.parse(time);
  }

  /** Milliseconds; null where there is none. */
  at(seq: number): number | null {
    const time = seq < this.#size ? this.#times[seq] : undefined;
    return time === undefined || Number.isNaN(time) ? null : time;
  }
}
