import type { Segment } from './stories';

type Mark<V> = { c: number; end: number; value: V };

/** Values laid over characters by first identity, so that they follow words that are moved. */
export class Marks<V> {
  readonly #of = new Map<number, Mark<V>[]>();

  lay(roots: readonly Segment[], value: V): void {
    for (const { w, c, l } of roots) {
      const marks = this.#of.get(w) ?? [];
      marks.push({ c, end: c + l, value });
      this.#of.set(w, marks);
    }
  }

  /** Values over one character, in the order in which they were laid. */
  at(w: number, clock: number): V[] {
    const marks = this.#of.get(w);
    if (!marks) return [];
    return marks.filter(({ c, end }) => clock >= c && clock < end).map(({ value }) => value);
  }

  /** Next place behind `clock` where the values may change, up to `limit`. */
  cut(w: number, clock: number, limit: number): number {
    let next = limit;
    for (const { c, end } of this.#of.get(w) ?? []) {
      if (c > clock && c < next) next = c;
      else if (end > clock && end < next) next = end;
    }
    return next;
  }
}
