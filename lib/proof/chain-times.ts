import type { Findings } from './report';

interface Timed {
  readonly record: string;
  readonly at: string;
}

/**
 * Checks that times of record never go back. Where one does, the entry after decides which of the
 * two is out of line, so that one altered time does not accuse its neighbour. Times have one width
 * and one zone, so texts compare as times do.
 */
export class EntryTimes {
  readonly #findings: Findings;
  #last: Timed | undefined;
  /** An entry that is earlier than the one before it, until a third decides. */
  #doubt: Timed | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  follow(record: string, at: string): void {
    const current = { record, at };
    if (this.#last && this.#doubt) {
      if (at >= this.#last.at) this.#name(this.#doubt, `not before ${this.#last.at}`);
      else {
        this.#name(this.#last, `not after ${this.#doubt.at}`);
        this.#last = this.#doubt;
      }
      this.#doubt = undefined;
    }
    if (this.#last && at < this.#last.at) this.#doubt = current;
    else this.#last = current;
  }

  finish(): void {
    if (this.#last && this.#doubt) this.#name(this.#doubt, `not before ${this.#last.at}`);
    this.#doubt = undefined;
  }

  #name(entry: Timed, expected: string): void {
    this.#findings.fail(entry.record, 'entry.time', expected, entry.at);
  }
}
