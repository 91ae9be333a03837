import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8 } from '@/lib/kernel/digest';
import { CompactRange } from './compact-range';
import { leafHash } from './leaf';
import { MerkleTree } from './merkle';
import { rootFromInclusion, verifyConsistency, verifyInclusion } from './merkle-verify';

// Inputs and roots of the RFC 6962 reference implementation.
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const OTHER = fromHex('abacaba000000000000000000000000000000000000000000060061e00123456');

// Published proofs over the same leaves: [index from 1, size, path] and [size1, size2, path].
const INCLUSION: [number, number, string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    2,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const CONSISTENCY: [number, number, string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
  [
    6,
    7,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
];

/** The definitions of RFC 6962 §2.1 word for word, on plain arrays: a second implementation. */
const naive = {
  hash: (...parts: (number | Uint8Array)[]): Uint8Array => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(typeof part === 'number' ? Uint8Array.of(part) : part);
    return new Uint8Array(hash.digest());
  },
  split: (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1),
  root: (d: Uint8Array[]): Uint8Array => {
    if (d.length === 0) return naive.hash();
    const [only] = d;
    if (only && d.length === 1) return naive.hash(0, only);
    const k = naive.split(d.length);
    return naive.hash(1, naive.root(d.slice(0, k)), naive.root(d.slice(k)));
  },
  path: (m: number, d: Uint8Array[]): Uint8Array[] => {
    if (d.length <= 1) return [];
    const k = naive.split(d.length);
    return m < k
      ? [...naive.path(m, d.slice(0, k)), naive.root(d.slice(k))]
      : [...naive.path(m - k, d.slice(k)), naive.root(d.slice(0, k))];
  },
  proof: (m: number, d: Uint8Array[]): Uint8Array[] => naive.subproof(m, d, true),
  subproof: (m: number, d: Uint8Array[], whole: boolean): Uint8Array[] => {
    if (m === d.length) return whole ? [] : [naive.root(d)];
    const k = naive.split(d.length);
    return m <= k
      ? [...naive.subproof(m, d.slice(0, k), whole), naive.root(d.slice(k))]
      : [...naive.subproof(m - k, d.slice(k), false), naive.root(d.slice(0, k))];
  },
};

function treeOf(data: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree();
  for (const item of data) tree.append(leafHash(item));
  return tree;
}

function records(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => utf8(`record ${i}`));
}

function flipped(hash: Uint8Array, mask: number): Uint8Array {
  const copy = hash.slice();
  copy[0] = (copy[0] ?? 0) ^ mask;
  return copy;
}

describe('the tree of RFC 6962', () => {
  const data = LEAVES.map(fromHex);

  it('has the published roots at every size', () => {
    const tree = treeOf(data);
    const range = CompactRange.empty();
    expect(toHex(tree.root(0))).toBe(EMPTY);
    expect(toHex(range.root())).toBe(EMPTY);
    ROOTS.forEach((root, i) => {
      expect(toHex(tree.root(i + 1))).toBe(root);
      range.append(leafHash(data[i] ?? new Uint8Array(0)));
      expect(toHex(range.root())).toBe(root);
    });
  });

  it('gives the published proofs', () => {
    const tree = treeOf(data);
    for (const [position, size, path] of INCLUSION) {
      expect(tree.inclusionProof(position - 1, size).map(toHex)).toEqual(path);
    }
    for (const [size1, size2, path] of CONSISTENCY) {
      expect(tree.consistencyProof(size1, size2).map(toHex)).toEqual(path);
    }
  });

  it('accepts each published inclusion proof and refuses every probe around it', () => {
    let probes = 0;
    for (const [position, size, path] of INCLUSION) {
      const index = position - 1;
      const leaf = leafHash(data[index] ?? new Uint8Array(0));
      const root = fromHex(ROOTS[size - 1] ?? '');
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
        [index, size, leaf, proof, fromHex(EMPTY)],
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
    for (const [size1, size2, path] of CONSISTENCY) {
      const root1 = fromHex(ROOTS[size1 - 1] ?? '');
      const root2 = fromHex(ROOTS[size2 - 1] ?? '');
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
    const root = fromHex(ROOTS[7] ?? '');
    expect(verifyConsistency(0, 8, fromHex(EMPTY), root, [])).toBe(false);
    expect(verifyConsistency(0, 0, fromHex(EMPTY), fromHex(EMPTY), [])).toBe(false);
    expect(() => treeOf(records(3)).consistencyProof(0, 3)).toThrow(RangeError);
  });
});

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
    const left = OTHER;
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
