/** Order of keys by code point, which is the order of their UTF-8 bytes and the order of S3. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others, though their units do not sort last. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** A set of keys with ordered access. Sorted at the first listing, kept sorted afterwards. */
export class SortedKeys {
  #keys: string[] | undefined;
  readonly #source: () => Iterable<string>;

  /** `source` yields all keys when the order is first needed. */
  constructor(source: () => Iterable<string>) {
    this.#source = source;
  }

  add(key: string): void {
    if (!this.#keys) return;
    const at = this.#indexOf(this.#keys, key);
    if (this.#keys[at] !== key) this.#keys.splice(at, 0, key);
  }

  delete(key: string): void {
    if (!this.#keys) return;
    const at = this.#indexOf(this.#keys, key);
    if (this.#keys[at] === key) this.#keys.splice(at, 1);
  }

  /** Keys ≥ `start` in order. The set must not change while it is read. */
  *from(start: string): Generator<string> {
    this.#keys ??= [...this.#source()].sort(compareKeys);
    for (let i = this.#indexOf(this.#keys, start); i < this.#keys.length; i++) {
      const key = this.#keys[i];
      if (key !== undefined) yield key;
    }
  }

  #indexOf(keys: readonly string[], key: string): number {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(keys[middle] ?? '', key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
