import { INSERT_KINDS, type InsertKind } from './vocabulary';

const KIND = 0x0f;
const HIGH = 0x40;
const LOW = 0x80;

/** Half of a pair that a UTF-16 unit is: bits for `Characters.push`. */
export function halfOf(unit: number): number {
  if (unit < 0xd800 || unit > 0xdfff) return 0;
  return unit < 0xdc00 ? HIGH : LOW;
}

/** Code of a kind of insertion, for `Characters.push`. */
export function kindCode(kind: InsertKind): number {
  return INSERT_KINDS.indexOf(kind);
}

/**
 * Everything one writer inserted, one slot per UTF-16 unit by clock: operation, kind and deleting
 * operation (0 while it stands; operation 0 deletes nothing). The letters stay in the document.
 */
export class Characters {
  length = 0;
  #seq = new Int32Array(64);
  #bits = new Uint8Array(64);
  #gone = new Int32Array(64);

  /** Appends the next unit. `bits` joins `kindCode` and `halfOf`. */
  push(seq: number, bits: number, gone = 0): void {
    if (this.length === this.#seq.length) this.#grow(this.length * 2);
    this.#seq[this.length] = seq;
    this.#bits[this.length] = bits;
    this.#gone[this.length] = gone;
    this.length++;
  }

  seq(clock: number): number {
    return this.#seq[clock] ?? -1;
  }

  bits(clock: number): number {
    return this.#bits[clock] ?? 0;
  }

  kind(clock: number): InsertKind {
    return INSERT_KINDS[this.bits(clock) & KIND] ?? 'typed';
  }

  /** Operation that deleted the unit first, or 0. */
  gone(clock: number): number {
    return this.#gone[clock] ?? 0;
  }

  /** Marks units as deleted by an operation; what was deleted before keeps its first deleter. */
  remove(clock: number, length: number, seq: number): void {
    const end = clock + length;
    for (let at = clock; at < end; at++) if (this.#gone[at] === 0) this.#gone[at] = seq;
  }

  /** Whether `clock` is the second half of a pair: nothing may begin here. */
  isLow(clock: number): boolean {
    return (this.bits(clock) & LOW) !== 0;
  }

  /** Whether `clock` is the first half of a pair: nothing may end here. */
  isHigh(clock: number): boolean {
    return (this.bits(clock) & HIGH) !== 0;
  }

  /** End of the run from `clock` that came in one operation, as one kind. */
  runEnd(clock: number, limit: number): number {
    const seq = this.#seq[clock];
    const kind = this.bits(clock) & KIND;
    let at = clock + 1;
    while (at < limit && this.#seq[at] === seq && (this.bits(at) & KIND) === kind) at++;
    return at;
  }

  #grow(size: number): void {
    const seq = new Int32Array(size);
    const bits = new Uint8Array(size);
    const gone = new Int32Array(size);
    seq.set(this.#seq);
    bits.set(this.#bits);
    gone.set(this.#gone);
    this.#seq = seq;
    this.#bits = bits;
    this.#gone = gone;
  }
}
