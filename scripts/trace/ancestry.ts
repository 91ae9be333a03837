import type { Trace } from './trace-file';

/** A set of transactions by index, as bits. */
export type TransactionSet = Uint32Array;

export const has = (set: TransactionSet, i: number): boolean =>
  (((set[i >>> 5] ?? 0) >>> (i & 31)) & 1) === 1;

function add(set: TransactionSet, i: number): void {
  set[i >>> 5] = (set[i >>> 5] ?? 0) | (1 << (i & 31));
}

/**
 * Ancestors of each transaction in order, parents included and itself not. A set is valid until
 * the next is asked for, unless `keep`: most transactions are an only child, and take their
 * parent's set over instead of copying it.
 */
export function* ancestries(trace: Trace, keep = false): Generator<TransactionSet> {
  const words = Math.ceil(trace.txns.length / 32);
  const children = new Uint32Array(trace.txns.length);
  for (const { parents } of trace.txns)
    for (const parent of parents) children[parent] = (children[parent] ?? 0) + 1;
  const sets: (TransactionSet | undefined)[] = [];
  for (const [i, { parents }] of trace.txns.entries()) {
    let set: TransactionSet | undefined;
    for (const parent of parents) {
      const known = sets[parent];
      if (!known) throw new Error(`ancestors of ${parent} were given away`);
      const left = (children[parent] ?? 1) - 1;
      children[parent] = left;
      if (!set) set = left === 0 && !keep ? known : known.slice();
      else for (let w = 0; w < words; w++) set[w] = (set[w] ?? 0) | (known[w] ?? 0);
      if (left === 0 && !keep) sets[parent] = undefined;
    }
    set ??= new Uint32Array(words);
    for (const parent of parents) add(set, parent);
    yield set;
    sets[i] = set;
  }
}
