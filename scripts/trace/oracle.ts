import { ancestries, has, type TransactionSet } from './ancestry';
import type { Trace } from './trace-file';

// The truth of a trace, found without any CRDT or transformation: a list of every character ever
// written, in which each transaction sees exactly the characters whose insertion is among its
// ancestors and whose deletion is not. Nothing here knows of the product's own replay.

/**
 * Where a character goes among characters at the same place that its writer could not see: before
 * all of them, behind all of them, or behind those of agents with a lower rank.
 */
export type TieRule = 'before' | 'behind' | readonly number[];

/** One patch by what it means for a document that holds everything before it in the file. */
export type Placed = {
  /** Code point positions to delete, each in the document as the one before left it. */
  deletions: number[];
  at: number;
  text: string;
};

export type Reading = {
  text: string;
  /** Agent who wrote each code point of the text. */
  authors: Uint16Array;
  /** Deleted characters: by deleter, and how many of them had another author. */
  deleted: number[];
  deletedOfOthers: number[];
  /** Whether any character met others at its place that its writer could not see. */
  met: boolean;
  /** Patches of each transaction, where asked for. */
  placed: Placed[][];
};

const NOBODY = -1;

/** Under a rule, a place of the trace does not exist: it was not merged by that rule. */
export class Misread extends Error {}

/** Reads a trace under one rule for ties. `place` asks for the placed patches. Throws Misread. */
export function readUnder(trace: Trace, rule: TieRule, place = false): Reading {
  const reader = new Reader(trace, rule);
  const placed: Placed[][] = [];
  let i = 0;
  for (const ancestors of ancestries(trace, Array.isArray(rule))) {
    reader.begin(i, ancestors);
    const patches = (trace.txns[i]?.patches ?? []).map((patch) => reader.patch(...patch));
    if (place) placed.push(patches);
    i++;
  }
  return { ...reader.result(), placed };
}

class Reader {
  private readonly chars: string[] = [];
  private readonly writtenBy: Int32Array;
  private readonly firstDeleter: Int32Array;
  private readonly laterDeleters = new Map<number, number[]>();
  private readonly order: Int32Array;
  private length = 0;
  private txn = 0;
  private known: TransactionSet = new Uint32Array(0);
  private readonly kept: TransactionSet[] = [];
  private met = false;

  constructor(
    private readonly trace: Trace,
    private readonly rule: TieRule,
  ) {
    let total = 0;
    for (const { patches } of trace.txns) for (const [, , text] of patches) total += text.length;
    this.writtenBy = new Int32Array(total);
    this.firstDeleter = new Int32Array(total).fill(NOBODY);
    this.order = new Int32Array(total);
  }

  begin(txn: number, ancestors: TransactionSet): void {
    this.txn = txn;
    this.known = ancestors;
    if (Array.isArray(this.rule)) this.kept.push(ancestors);
  }

  private knows(txn: number): boolean {
    return txn === this.txn || has(this.known, txn);
  }

  /** Whether the transaction sees a character: knows its insertion and no deletion of it. */
  private sees(id: number): boolean {
    if (!this.knows(this.writtenBy[id] ?? 0)) return false;
    const first = this.firstDeleter[id] ?? NOBODY;
    if (first === NOBODY) return true;
    if (this.knows(first)) return false;
    return !this.laterDeleters.get(id)?.some((txn) => this.knows(txn));
  }

  patch(at: number, deleted: number, inserted: string): Placed {
    let seen = 0;
    let alive = 0;
    let i = 0;
    while (i < this.length && seen < at) {
      const id = this.order[i] ?? 0;
      if (this.sees(id)) seen++;
      if (this.firstDeleter[id] === NOBODY) alive++;
      i++;
    }
    if (seen < at) throw new Misread(`transaction ${this.txn} writes beyond the end`);
    const deletions = this.delete(i, alive, deleted);
    const to = inserted === '' ? i : this.gap(i);
    for (let k = i; k < to; k++) if (this.firstDeleter[this.order[k] ?? 0] === NOBODY) alive++;
    this.insert(to, inserted);
    return { deletions, at: alive, text: inserted };
  }

  private delete(from: number, alive: number, count: number): number[] {
    const gone: number[] = [];
    let here = alive;
    let left = count;
    for (let i = from; left > 0; i++) {
      if (i >= this.length) throw new Misread(`transaction ${this.txn} deletes beyond the end`);
      const id = this.order[i] ?? 0;
      const isAlive = this.firstDeleter[id] === NOBODY;
      if (!this.sees(id)) {
        if (isAlive) here++;
        continue;
      }
      left--;
      if (isAlive) {
        gone.push(here);
        this.firstDeleter[id] = this.txn;
      } else {
        this.laterDeleters.set(id, [...(this.laterDeleters.get(id) ?? []), this.txn]);
      }
    }
    return gone;
  }

  /** Where in the list a character goes that stands before position `from` of it. */
  private gap(from: number): number {
    let end = from;
    let stranger = false;
    while (end < this.length && !this.sees(this.order[end] ?? 0)) {
      if (!this.knows(this.writtenBy[this.order[end] ?? 0] ?? 0)) stranger = true;
      end++;
    }
    if (stranger) this.met = true;
    if (this.rule === 'before') return from;
    if (this.rule === 'behind') return end;
    return this.ranked(from, end, this.rule);
  }

  private ranked(from: number, end: number, ranks: readonly number[]): number {
    const rankOf = (txn: number) => ranks[this.trace.txns[txn]?.agent ?? 0] ?? 0;
    let i = from;
    while (i < end) {
      const first = this.writtenBy[this.order[i] ?? 0] ?? 0;
      if (this.knows(first) || rankOf(first) >= rankOf(this.txn)) return i;
      // Whoever wrote on after seeing that character goes with it.
      do i++;
      while (i < end && this.follows(this.writtenBy[this.order[i] ?? 0] ?? 0, first));
    }
    return i;
  }

  private follows(txn: number, earlier: number): boolean {
    const set = this.kept[txn];
    return txn === earlier || (set !== undefined && has(set, earlier));
  }

  private insert(at: number, text: string): void {
    const characters = [...text];
    this.order.copyWithin(at + characters.length, at, this.length);
    for (const [k, character] of characters.entries()) {
      const id = this.chars.length;
      this.chars.push(character);
      this.writtenBy[id] = this.txn;
      this.order[at + k] = id;
    }
    this.length += characters.length;
  }

  private agentOf(id: number): number {
    return this.trace.txns[this.writtenBy[id] ?? 0]?.agent ?? 0;
  }

  result(): Omit<Reading, 'placed'> {
    const alive: number[] = [];
    const deleted = new Array<number>(this.trace.numAgents).fill(0);
    const deletedOfOthers = new Array<number>(this.trace.numAgents).fill(0);
    for (const id of this.order.subarray(0, this.length)) {
      const by = this.firstDeleter[id] ?? NOBODY;
      if (by === NOBODY) {
        alive.push(id);
        continue;
      }
      const deleter = this.trace.txns[by]?.agent ?? 0;
      deleted[deleter] = (deleted[deleter] ?? 0) + 1;
      if (this.agentOf(id) !== deleter)
        deletedOfOthers[deleter] = (deletedOfOthers[deleter] ?? 0) + 1;
    }
    return {
      text: alive.map((id) => this.chars[id]).join(''),
      authors: Uint16Array.from(alive, (id) => this.agentOf(id)),
      deleted,
      deletedOfOthers,
      met: this.met,
    };
  }
}
