import type { IdRange } from './claim';

type Entry<V> = { from: number; to: number; value: V };

/** A stretch of a range asked for: its offset in it, its length, and what is kept there. */
export type Stretch<V> = { offset: number; length: number; value: V | undefined };

/**
 * Values by character identity, kept as runs. Whoever is put first at an identity stays; runs of a
 * writer that overlap earlier ones fill only what is free.
 */
export class IdentityIndex<V> {
  private readonly writers = new Map<number, Entry<V>[]>();

  /** Keeps the value for every character of the range that has none; answers where it was kept. */
  put([writer, clock, length]: IdRange, value: V): Stretch<V>[] {
    const free = this.cut([writer, clock, length]).filter((s) => s.value === undefined);
    if (free.length === 0) return free;
    const entries = this.writers.get(writer) ?? [];
    this.writers.set(writer, entries);
    for (const { offset, length: size } of free) {
      const entry = { from: clock + offset, to: clock + offset + size, value };
      entries.splice(place(entries, entry.from), 0, entry);
    }
    return free;
  }

  /** The range in stretches, in order; together they cover it. */
  cut([writer, clock, length]: IdRange): Stretch<V>[] {
    const entries = this.writers.get(writer) ?? [];
    const end = clock + length;
    const stretches: Stretch<V>[] = [];
    let at = clock;
    for (let i = place(entries, clock); i < entries.length; i += 1) {
      const entry = entries[i];
      if (!entry || entry.from >= end) break;
      if (entry.from > at) {
        stretches.push({ offset: at - clock, length: entry.from - at, value: undefined });
        at = entry.from;
      }
      const to = Math.min(entry.to, end);
      stretches.push({ offset: at - clock, length: to - at, value: entry.value });
      at = to;
    }
    if (at < end) stretches.push({ offset: at - clock, length: end - at, value: undefined });
    return stretches;
  }

  /** Whether any character of the range is kept. */
  touches(range: IdRange): boolean {
    return this.cut(range).some(({ value }) => value !== undefined);
  }
}

/** Index of the first entry that ends after the clock. */
function place<V>(entries: readonly Entry<V>[], clock: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.to ?? 0) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Part of an identity range, by offset. */
export function partOf([writer, clock]: IdRange, offset: number, length: number): IdRange {
  return [writer, clock + offset, length];
}
