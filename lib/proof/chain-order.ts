import type { Findings } from './report';

/** Where a line stands among the entries. */
export interface Place {
  /** How reports call it. */
  readonly record: string;
  readonly index: number;
  /** Whether it continues the entries before it; a stray line does not. */
  readonly inOrder: boolean;
}

/**
 * Follows the indexes of entries as they come, and tells a wrong number in one entry from entries
 * that are missing, repeated or out of place, so that one fault does not accuse all that follow.
 */
export class EntryOrder {
  readonly #findings: Findings;
  #next = 0;
  /** Unreadable lines since the last index that could be read; each took a place on trust. */
  #unread = 0;
  /** A step forward that the next index has yet to confirm. */
  #jump: { readonly from: number; readonly to: number; readonly line: number } | undefined;
  #intact = true;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Whether no entry was missing, repeated or out of place so far. */
  get intact(): boolean {
    return this.#intact;
  }

  /**
   * Places a line by the index it claims (null: unreadable). `linked` says that it refers to the
   * entry just before by hash, which weighs more than its number.
   */
  place(index: number | null, linked: boolean, line: number): Place {
    if (index === null) {
      this.#unread += 1;
      return { record: `entry ${this.#next} (line ${line})`, index: this.#next++, inOrder: true };
    }
    this.#settleJump(index);
    const unread = this.#unread;
    this.#unread = 0;
    if (index === this.#next) return this.#accept(index);
    if (linked) {
      const place = this.#accept(this.#next);
      this.#findings.fail(place.record, 'entry.order', place.index, index);
      return place;
    }
    if (index < this.#next && index >= this.#next - unread) {
      // The unreadable lines, already reported, were put between the entries.
      this.#intact = false;
      return this.#accept(index);
    }
    this.#intact = false;
    if (index > this.#next) {
      this.#jump = { from: this.#next, to: index, line };
      return this.#accept(index);
    }
    const record = `entry ${index}`;
    this.#findings.fail(
      record,
      'entry.order',
      `entry ${this.#next}`,
      `entry ${index}, line ${line}`,
    );
    return { record, index, inOrder: false };
  }

  /** Ends the sequence: a step that nothing contradicted stands. */
  finish(): void {
    if (this.#jump) this.#confirm(this.#jump);
    this.#jump = undefined;
  }

  /** Compares with the number of entries that a head covers. */
  cover(size: number): void {
    if (this.#next < size) {
      this.#findings.fail(name(this.#next, size - 1), 'entry.missing', 'present', 'missing');
    }
    if (this.#next > size) {
      const record = name(size, this.#next - 1);
      this.#findings.fail(record, 'entry.uncovered', `${size} entries`, `${this.#next} entries`);
    }
  }

  #accept(index: number): Place {
    this.#next = index + 1;
    return { record: `entry ${index}`, index, inOrder: true };
  }

  #settleJump(index: number): void {
    const jump = this.#jump;
    if (!jump) return;
    this.#jump = undefined;
    if (index === jump.from + 1) {
      // The sequence goes on as if there had been no step: only the number was wrong.
      const found = `entry ${jump.to}, line ${jump.line}`;
      this.#findings.fail(`entry ${jump.from}`, 'entry.order', `entry ${jump.from}`, found);
      this.#next = index;
    } else {
      this.#confirm(jump);
    }
  }

  #confirm(jump: { readonly from: number; readonly to: number }): void {
    this.#findings.fail(name(jump.from, jump.to - 1), 'entry.missing', 'present', 'missing');
  }
}

function name(first: number, last: number): string {
  return first === last ? `entry ${first}` : `entries ${first}–${last}`;
}
