import { HASH_BYTES, nodeHash, sameBytes } from './leaf';

// Numbers go up to 2^53 - 1, so halving is done by division: JavaScript shifts are 32 bits wide.

/**
 * Whether `proof` shows that the leaf with this hash is at `index` in the tree with this size and
 * root (RFC 9162 §2.1.3.2). False for anything malformed; never throws.
 */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  const found = rootFromInclusion(index, size, leaf, proof);
  return found !== undefined && sameBytes(found, root);
}

/**
 * Root hash that an inclusion proof leads to, or undefined where the proof cannot belong to a leaf
 * at `index` in a tree of `size`.
 */
export function rootFromInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (!isCount(index) || !isCount(size) || index >= size) return undefined;
  if (leaf.length !== HASH_BYTES || proof.some((p) => p.length !== HASH_BYTES)) return undefined;
  let node = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 ? hash : undefined;
}

/**
 * Whether `proof` shows that the tree (size1, root1) is a prefix of the tree (size2, root2)
 * (RFC 9162 §2.1.4.2). Size 0 is refused: the empty tree is a prefix of everything and proves
 * nothing. False for anything malformed; never throws.
 */
export function verifyConsistency(
  size1: number,
  size2: number,
  root1: Uint8Array,
  root2: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isCount(size1) || !isCount(size2) || size1 < 1 || size1 > size2) return false;
  if (root1.length !== HASH_BYTES || root2.length !== HASH_BYTES) return false;
  if (proof.some((p) => p.length !== HASH_BYTES)) return false;
  if (size1 === size2) return proof.length === 0 && sameBytes(root1, root2);

  let node = size1 - 1;
  let last = size2 - 1;
  while (node % 2 === 1) {
    node = half(node);
    last = half(last);
  }
  // A perfect older tree is itself a node of the newer one: its root is where both paths begin.
  const path = node === 0 ? [root1, ...proof] : proof;
  const first = path[0];
  if (!first || proof.length === 0) return false;
  let older = first;
  let newer = first;
  for (const sibling of path.slice(1)) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = nodeHash(sibling, older);
      newer = nodeHash(sibling, newer);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        last = half(last);
      }
    } else {
      newer = nodeHash(newer, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && sameBytes(older, root1) && sameBytes(newer, root2);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function half(value: number): number {
  return Math.floor(value / 2);
}
