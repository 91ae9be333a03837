import type { Segment } from './stories';

type Mark<V> = { c: number; end: number; value: V };

const NONE: readonly never[] = [];

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

  /** Whether nothing was laid over a writer's characters. */
  none(w: number): boolean {
    return !this.#of.has(w);
  }

  /** Values over one character, in the order in which they were laid. */
  at(w: number, clock: number): readonly V[] {
    const marks = this.#of.get(w);
    if (!marks) return NONE;
    return marks.filter(({ c, end }) => clock >= c && clock < end).map(({ value }) => value);
  }

  /** Next place behind `clock` where the values may change, up to `limit`. */
  cut(w: number, clock: number, limit: number): number {
    const marks = this.#of.get(w);
    if (!marks) return limit;
    let next = limit;
    for (const { c, end } of marks) {
      if (c > clock && c < next) next = c;
      else if (end > clock && end < next) next = end;
    }
    return next;
  }
}
