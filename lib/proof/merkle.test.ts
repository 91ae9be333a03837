import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '@/lib/kernel/digest';
import { CompactRange } from './compact-range';
import { leafHash } from './leaf';
import { MerkleTree } from './merkle';
import { rootFromInclusion, verifyConsistency, verifyInclusion } from './merkle-verify';
import { naive, records, treeOf } from './testing-tree';

describe('every tree up to 130 entries', () => {
  const data = records(130);
  const tree = treeOf(data);

  it('agrees with a second implementation in root, size and every inclusion proof', () => {
    for (let size = 1; size <= 130; size++) {
      const part = data.slice(0, size);
      const root = tree.root(size);
      expect(toHex(root)).toBe(toHex(naive.root(part)));
      for (let index = 0; index < size; index++) {
        const proof = tree.inclusionProof(index, size);
        const leaf = tree.leaf(index);
        if (index % 7 === size % 7) {
          expect(proof.map(toHex)).toEqual(naive.path(index, part).map(toHex));
        }
        const holds = verifyInclusion(index, size, leaf, proof, root);
        const elsewhere =
          (size > 1 && verifyInclusion((index + 1) % size, size, leaf, proof, root)) ||
          verifyInclusion(index, size, tree.leaf((index + 1) % 130), proof, root) ||
          verifyInclusion(index, size, leaf, [...proof, root], root) ||
          verifyInclusion(index, size, leaf, proof, tree.root((size % 130) + 1));
        if (!holds || elsewhere) expect.fail(`entry ${index} of ${size}: ${holds} ${elsewhere}`);
      }
    }
  });

  it('agrees with a second implementation in every consistency proof', () => {
    for (let size2 = 1; size2 <= 130; size2++) {
      const root2 = tree.root(size2);
      for (let size1 = 1; size1 <= size2; size1++) {
        const proof = tree.consistencyProof(size1, size2);
        if (size1 % 5 === size2 % 5) {
          const expected = naive.proof(size1, data.slice(0, size2));
          expect(proof.map(toHex)).toEqual(expected.map(toHex));
        }
        const root1 = tree.root(size1);
        const holds = verifyConsistency(size1, size2, root1, root2, proof);
        const swapped = size1 < size2 && verifyConsistency(size1, size2, root2, root1, proof);
        const short =
          proof.length > 0 && verifyConsistency(size1, size2, root1, root2, proof.slice(1));
        if (!holds || swapped || short) expect.fail(`from ${size1} to ${size2}`);
      }
    }
  });

  it('is restored from its compact range at any size', () => {
    const range = CompactRange.empty();
    for (let size = 0; size <= 130; size++) {
      const stored = CompactRange.fromBytes(size, range.toBytes());
      expect(toHex(stored.root())).toBe(toHex(tree.root(size)));
      if (size === 130) break;
      const branch = stored.clone();
      branch.append(tree.leaf((size + 1) % 130));
      expect(stored.size).toBe(size);
      stored.append(tree.leaf(size));
      range.append(tree.leaf(size));
      expect(toHex(stored.root())).toBe(toHex(range.root()));
      if (size > 0) expect(toHex(branch.root())).not.toBe(toHex(range.root()));
    }
    expect(() => CompactRange.fromBytes(3, new Uint8Array(32))).toThrow(RangeError);
    expect(() => CompactRange.fromBytes(-1, new Uint8Array(0))).toThrow(RangeError);
  });
});

describe('any tree', () => {
  it('proves each entry at its index only, and loses the proof with any changed bit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.nat(),
        fc.nat(),
        fc.nat({ max: 255 }),
        (size, at, where, bit) => {
          const tree = treeOf(records(size));
          const index = at % size;
          const proof = tree.inclusionProof(index);
          const leaf = tree.leaf(index);
          expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
          expect(verifyInclusion(index, size, leaf, proof, tree.root())).toBe(true);
          const target = where % (proof.length + 1);
          const change = (hash: Uint8Array): Uint8Array => {
            const copy = hash.slice();
            copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
            return copy;
          };
          const changed = proof.map((hash, i) => (i === target ? change(hash) : hash));
          const changedLeaf = target === proof.length ? change(leaf) : leaf;
          expect(verifyInclusion(index, size, changedLeaf, changed, tree.root())).toBe(false);
          const [size1, size2] = [index + 1, size];
          const consistency = tree.consistencyProof(size1, size2);
          const roots = [tree.root(size1), tree.root(size2)] as const;
          expect(verifyConsistency(size1, size2, ...roots, consistency)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('follows sizes beyond 32 bits', () => {
    // A leaf that is the last of 2^40 + 1 has one sibling: the root of the first 2^40.
    const left = leafHash(utf8('left'));
    const leaf = leafHash(utf8('last'));
    const size = 2 ** 40 + 1;
    const root = rootFromInclusion(2 ** 40, size, leaf, [left]);
    expect(toHex(root ?? new Uint8Array(0))).toBe(toHex(naive.hash(1, left, leaf)));
    expect(rootFromInclusion(2 ** 40 - 1, size, leaf, [left])).toBeUndefined();
    expect(rootFromInclusion(0, Number.MAX_SAFE_INTEGER + 1, leaf, [left])).toBeUndefined();
  });

  it('refuses to prove what is not in it', () => {
    const tree = treeOf(records(5));
    expect(() => tree.inclusionProof(5)).toThrow(RangeError);
    expect(() => tree.inclusionProof(0, 6)).toThrow(RangeError);
    expect(() => tree.inclusionProof(0.5)).toThrow(RangeError);
    expect(() => tree.root(6)).toThrow(RangeError);
    expect(() => tree.leaf(5)).toThrow(RangeError);
    expect(() => tree.append(new Uint8Array(31))).toThrow(RangeError);
    expect(() => tree.consistencyProof(4, 3)).toThrow(RangeError);
  });

  it('keeps to 80 bytes a leaf', () => {
    const leaf = leafHash(utf8('x'));
    for (const size of [10_000, 100_000]) {
      const tree = new MerkleTree();
      for (let i = 0; i < size; i++) tree.append(leaf);
      expect(tree.allocatedBytes / size).toBeLessThanOrEqual(80);
    }
  });
});
