import type { Operation, ServerPart } from '@/lib/authorship/operation';
import { OPERATION_KINDS, type OperationKind } from '@/lib/authorship/vocabulary';

/** Pauses longer than this are shortened to it while playing, in milliseconds. */
export const LONGEST_PAUSE = 2000;

/** What the scrubber knows of one operation. */
export type Tick = { at: number; kind: OperationKind; account: string };

const FIRST_SIZE = 4096;

/**
 * Times, kinds and accounts of a log, twenty bytes an operation, and the clock by which it is
 * played: time as it went, with pauses shortened.
 */
export class Timeline {
  private times = new Float64Array(FIRST_SIZE);
  private clock = new Float64Array(FIRST_SIZE);
  private kinds = new Uint8Array(FIRST_SIZE);
  private accounts = new Uint16Array(FIRST_SIZE);
  private readonly names: string[] = [];
  size = 0;

  /** The next operation of the log. */
  push({ server }: Pick<Operation, 'server'>): void {
    const { at, kind, account } = JSON.parse(server) as ServerPart;
    this.grow();
    const i = this.size;
    const time = Date.parse(at);
    this.times[i] = time;
    const gap = i === 0 ? 0 : time - (this.times[i - 1] ?? time);
    this.clock[i] = (i === 0 ? 0 : (this.clock[i - 1] ?? 0)) + Math.min(gap, LONGEST_PAUSE);
    this.kinds[i] = OPERATION_KINDS.indexOf(kind);
    let name = this.names.indexOf(account);
    if (name < 0) name = this.names.push(account) - 1;
    this.accounts[i] = name;
    this.size = i + 1;
  }

  private grow(): void {
    if (this.size < this.times.length) return;
    const double = <A extends Float64Array | Uint8Array | Uint16Array>(array: A): A => {
      const made = new (array.constructor as new (length: number) => A)(array.length * 2);
      made.set(array);
      return made;
    };
    this.times = double(this.times);
    this.clock = double(this.clock);
    this.kinds = double(this.kinds);
    this.accounts = double(this.accounts);
  }

  /** The operation `seq`; null where it was not read yet. */
  tick(seq: number): Tick | null {
    if (seq < 0 || seq >= this.size) return null;
    return {
      at: this.times[seq] ?? 0,
      kind: OPERATION_KINDS[this.kinds[seq] ?? 0] ?? 'opened',
      account: this.names[this.accounts[seq] ?? 0] ?? '',
    };
  }

  /** Position of an operation on the playing clock, in milliseconds from the first. */
  position(seq: number): number {
    return this.clock[Math.min(Math.max(seq, 0), Math.max(this.size - 1, 0))] ?? 0;
  }

  /** The last operation that has happened at a position of the playing clock. */
  reached(position: number): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.clock[middle] ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  /** Time between an operation and the one before it, in milliseconds; 0 for the first. */
  pause(seq: number): number {
    if (seq <= 0 || seq >= this.size) return 0;
    return (this.times[seq] ?? 0) - (this.times[seq - 1] ?? 0);
  }
}
