import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './leaf';

/** Hashes per page: small enough that half-empty pages cost little in a short log. */
const PAGE = 256;

/** One level of the tree: equal hashes side by side in pages, so that growing copies nothing. */
class Level {
  readonly #pages: Uint8Array[] = [];
  #count = 0;

  push(hash: Uint8Array): void {
    const offset = this.#count % PAGE;
    if (offset === 0) this.#pages.push(new Uint8Array(PAGE * HASH_BYTES));
    this.#pages.at(-1)?.set(hash, offset * HASH_BYTES);
    this.#count += 1;
  }

  get(index: number): Uint8Array {
    const page = this.#pages[Math.floor(index / PAGE)];
    if (!page || index >= this.#count) throw new RangeError(`no node ${index}`);
    const at = (index % PAGE) * HASH_BYTES;
    return page.subarray(at, at + HASH_BYTES);
  }

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#pages.length * PAGE * HASH_BYTES;
  }
}

/**
 * An append-only RFC 6962 tree with every perfect node kept (64 bytes a leaf), for roots and proofs
 * at any size up to the present one. Indexes count from 0.
 */
export class MerkleTree {
  readonly #levels: Level[] = [];

  /** Number of leaves. */
  get size(): number {
    return this.#levels[0]?.count ?? 0;
  }

  /** Bytes allocated for hashes. */
  get allocatedBytes(): number {
    return this.#levels.reduce((sum, level) => sum + level.bytes, 0);
  }

  /** Adds a leaf hash (32 bytes) and returns its index. */
  append(leaf: Uint8Array): number {
    if (leaf.length !== HASH_BYTES) throw new RangeError('a leaf hash has 32 bytes');
    const index = this.size;
    let hash = leaf;
    for (let depth = 0; ; depth++) {
      let level = this.#levels[depth];
      if (!level) {
        level = new Level();
        this.#levels.push(level);
      }
      level.push(hash);
      if (level.count % 2 === 1) return index;
      hash = nodeHash(level.get(level.count - 2), hash);
    }
  }

  /** Leaf hash at an index. Throws a RangeError outside the tree. */
  leaf(index: number): Uint8Array {
    return this.#node(0, index).slice();
  }

  /** Root hash of the first `size` leaves. Throws a RangeError beyond the tree. */
  root(size: number = this.size): Uint8Array {
    this.#checkSize(size);
    return size === 0 ? EMPTY_ROOT.slice() : this.#range(0, size).slice();
  }

  /**
   * Inclusion proof of the leaf at `index` in the tree of the first `size` leaves: sibling hashes
   * from the leaf up (RFC 9162 §2.1.3.1). Throws a RangeError where there is no such leaf.
   */
  inclusionProof(index: number, size: number = this.size): Uint8Array[] {
    this.#checkSize(size);
    if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
      throw new RangeError(`no leaf ${index} in a tree of ${size}`);
    }
    const proof: Uint8Array[] = [];
    let start = 0;
    let width = size;
    while (width > 1) {
      const left = splitPoint(width);
      if (index - start < left) {
        proof.push(this.#range(start + left, width - left).slice());
        width = left;
      } else {
        proof.push(this.#range(start, left).slice());
        start += left;
        width -= left;
      }
    }
    return proof.reverse();
  }

  /**
   * Consistency proof between the first `size1` and the first `size2` leaves (RFC 9162 §2.1.4.1).
   * Empty for equal sizes. Throws a RangeError for size 0, which has no proof, and for sizes out of
   * order.
   */
  consistencyProof(size1: number, size2: number = this.size): Uint8Array[] {
    this.#checkSize(size2);
    if (!Number.isSafeInteger(size1) || size1 < 1 || size1 > size2) {
      throw new RangeError(`no consistency proof from ${size1} to ${size2}`);
    }
    const proof: Uint8Array[] = [];
    let start = 0;
    let width = size2;
    let complete = true;
    while (start + width !== size1) {
      const left = splitPoint(width);
      if (size1 - start <= left) {
        proof.push(this.#range(start + left, width - left).slice());
        width = left;
      } else {
        proof.push(this.#range(start, left).slice());
        start += left;
        width -= left;
        complete = false;
      }
    }
    // The older tree's own root is known to the verifier unless it is only a part of a left branch.
    if (!complete) proof.push(this.#range(start, width).slice());
    return proof.reverse();
  }

  #checkSize(size: number): void {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size) {
      throw new RangeError(`no tree of ${size} leaves, there are ${this.size}`);
    }
  }

  #node(depth: number, index: number): Uint8Array {
    const level = this.#levels[depth];
    if (!level) throw new RangeError(`no level ${depth}`);
    return level.get(index);
  }

  /** Root of `width` leaves from `start`, where `start` is aligned as RFC 6962 splits are. */
  #range(start: number, width: number): Uint8Array {
    let root: Uint8Array | undefined;
    let end = start + width;
    while (end > start) {
      const depth = trailingZeros(end - start);
      const span = 2 ** depth;
      const node = this.#node(depth, (end - span) / span);
      root = root ? nodeHash(node, root) : node;
      end -= span;
    }
    if (!root) throw new RangeError('an empty range has no node');
    return root;
  }
}

/** Largest power of two smaller than a width of at least 2. */
function splitPoint(width: number): number {
  let power = 1;
  while (power * 2 < width) power *= 2;
  return power;
}

function trailingZeros(value: number): number {
  let count = 0;
  for (let rest = value; rest % 2 === 0; rest /= 2) count += 1;
  return count;
}
