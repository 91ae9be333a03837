import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '@/lib/kernel/digest';
import { CompactRange } from './compact-range';
import { leafHash } from './leaf';
import { verifyConsistency, verifyInclusion } from './merkle-verify';
import { records, treeOf } from './testing-tree';

interface Vectors {
  readonly leaves: string[];
  readonly emptyRoot: string;
  readonly roots: string[];
  readonly inclusion: { index: number; size: number; path: string[] }[];
  readonly consistency: { size1: number; size2: number; path: string[] }[];
}

const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../../docs/formats/vectors/merkle.json', import.meta.url), 'utf8'),
);
const OTHER = fromHex('abacaba000000000000000000000000000000000000000000060061e00123456');

function flipped(hash: Uint8Array, mask: number): Uint8Array {
  const copy = hash.slice();
  copy[0] = (copy[0] ?? 0) ^ mask;
  return copy;
}

describe('the tree of RFC 6962', () => {
  const data = vectors.leaves.map(fromHex);

  it('has the published roots at every size', () => {
    const tree = treeOf(data);
    const range = CompactRange.empty();
    expect(toHex(tree.root(0))).toBe(vectors.emptyRoot);
    expect(toHex(range.root())).toBe(vectors.emptyRoot);
    vectors.roots.forEach((root, i) => {
      expect(toHex(tree.root(i + 1))).toBe(root);
      range.append(leafHash(data[i] ?? new Uint8Array(0)));
      expect(toHex(range.root())).toBe(root);
    });
  });

  it('gives the published proofs', () => {
    const tree = treeOf(data);
    for (const { index, size, path } of vectors.inclusion) {
      expect(tree.inclusionProof(index, size).map(toHex)).toEqual(path);
    }
    for (const { size1, size2, path } of vectors.consistency) {
      expect(tree.consistencyProof(size1, size2).map(toHex)).toEqual(path);
    }
  });

  it('accepts each published inclusion proof and refuses every probe around it', () => {
    let probes = 0;
    for (const { index, size, path } of vectors.inclusion) {
      const leaf = leafHash(data[index] ?? new Uint8Array(0));
      const root = fromHex(vectors.roots[size - 1] ?? '');
      const proof = path.map(fromHex);
      expect(verifyInclusion(index, size, leaf, proof, root)).toBe(true);
      const none = new Uint8Array(0);
      const refused: Parameters<typeof verifyInclusion>[] = [
        [index - 1, size, leaf, proof, root],
        [index + 1, size, leaf, proof, root],
        [index ^ 2, size, leaf, proof, root],
        [index, size * 2, leaf, proof, root],
        [index, Math.floor(size / 2), leaf, proof, root],
        [index, size, utf8('WrongLeaf'), proof, root],
        [index, size, leaf, proof, fromHex(vectors.emptyRoot)],
        [index, size, leaf, proof, OTHER],
        [index, size, leaf, [...proof, none], root],
        [index, size, leaf, [...proof, root], root],
        [index, size, leaf, [none, ...proof], root],
        [index, size, leaf, [root, ...proof], root],
        ...proof.map(
          (hash, i): Parameters<typeof verifyInclusion> => [
            index,
            size,
            leaf,
            proof.with(i, flipped(hash, 8)),
            root,
          ],
        ),
      ];
      if (proof.length > 0) refused.push([index, size, leaf, proof.slice(0, -1), root]);
      if (proof.length > 1) {
        refused.push([index, size, leaf, [...proof.slice(0, 1), OTHER, ...proof.slice(1)], root]);
      }
      for (const probe of refused) expect(verifyInclusion(...probe)).toBe(false);
      probes += refused.length;
    }
    expect(probes).toBeGreaterThan(70);
  });

  it('accepts each published consistency proof and refuses every probe around it', () => {
    for (const { size1, size2, path } of vectors.consistency) {
      const root1 = fromHex(vectors.roots[size1 - 1] ?? '');
      const root2 = fromHex(vectors.roots[size2 - 1] ?? '');
      const proof = path.map(fromHex);
      expect(verifyConsistency(size1, size2, root1, root2, proof)).toBe(true);
      const first = proof[0];
      if (!first) continue;
      const none = new Uint8Array(0);
      const wrong = utf8('WrongRoot');
      const refused: Parameters<typeof verifyConsistency>[] = [
        [size1 - 1, size2, root1, root2, proof],
        [size1 + 1, size2, root1, root2, proof],
        [size1 ^ 2, size2, root1, root2, proof],
        [size1, size2 * 2, root1, root2, proof],
        [size1, Math.floor(size2 / 2), root1, root2, proof],
        [size1, size2, wrong, root2, proof],
        [size1, size2, root1, wrong, proof],
        [size1, size2, root2, root1, proof],
        [size1, size2, root1, root2, []],
        [size1, size2, root1, root2, [...proof, none]],
        [size1, size2, root1, root2, [...proof, root1]],
        [size1, size2, root1, root2, [...proof, root2]],
        [size1, size2, root1, root2, [none, ...proof]],
        [size1, size2, root1, root2, [root1, ...proof]],
        [size1, size2, root1, root2, [root2, ...proof]],
        [size1, size2, root1, root2, [first, ...proof]],
        [size1, size2, root1, root2, proof.slice(0, -1)],
        ...proof.map(
          (hash, i): Parameters<typeof verifyConsistency> => [
            size1,
            size2,
            root1,
            root2,
            proof.with(i, flipped(hash, 16)),
          ],
        ),
      ];
      for (const probe of refused) expect(verifyConsistency(...probe)).toBe(false);
    }
  });

  it('refuses the empty tree as the older one, which would prove anything', () => {
    const root = fromHex(vectors.roots[7] ?? '');
    expect(verifyConsistency(0, 8, fromHex(vectors.emptyRoot), root, [])).toBe(false);
    expect(
      verifyConsistency(0, 0, fromHex(vectors.emptyRoot), fromHex(vectors.emptyRoot), []),
    ).toBe(false);
    expect(() => treeOf(records(3)).consistencyProof(0, 3)).toThrow(RangeError);
  });
});
