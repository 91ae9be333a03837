import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './leaf';

/**
 * The right edge of a growing RFC 6962 tree: the roots of its perfect subtrees from left (largest)
 * to right, one for each bit set in the size. Enough to append leaves and to give the root, in
 * O(log n) memory; not enough for proofs (see MerkleTree).
 */
export class CompactRange {
  #size: number;
  readonly #hashes: Uint8Array[];

  private constructor(size: number, hashes: Uint8Array[]) {
    this.#size = size;
    this.#hashes = hashes;
  }

  /** The range of the tree without leaves. */
  static empty(): CompactRange {
    return new CompactRange(0, []);
  }

  /**
   * A range from its size and `toBytes()`. Throws a RangeError where the number of hashes does not
   * fit the size.
   */
  static fromBytes(size: number, bytes: Uint8Array): CompactRange {
    if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('not a tree size');
    if (bytes.length !== HASH_BYTES * bitsSet(size)) {
      throw new RangeError(`a range of size ${size} holds ${bitsSet(size)} hashes`);
    }
    const hashes: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += HASH_BYTES) {
      hashes.push(bytes.slice(at, at + HASH_BYTES));
    }
    return new CompactRange(size, hashes);
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** Adds the leaf hash of the next entry (32 bytes). */
  append(leaf: Uint8Array): void {
    if (leaf.length !== HASH_BYTES) throw new RangeError('a leaf hash has 32 bytes');
    let hash = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#hashes.pop();
      if (left) hash = nodeHash(left, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }

  /** Root hash at the present size; of the empty tree, SHA-256 of nothing. */
  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (let i = this.#hashes.length - 1; i >= 0; i--) {
      const left = this.#hashes[i];
      if (left) root = root ? nodeHash(left, root) : left;
    }
    return (root ?? EMPTY_ROOT).slice();
  }

  /** The hashes from left to right, 32 bytes each, for storage; read back with `fromBytes`. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(HASH_BYTES * this.#hashes.length);
    this.#hashes.forEach((hash, i) => {
      bytes.set(hash, i * HASH_BYTES);
    });
    return bytes;
  }

  /** An independent copy, to try a continuation without changing this one. */
  clone(): CompactRange {
    return new CompactRange(this.#size, [...this.#hashes]);
  }
}

function bitsSet(size: number): number {
  let count = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
