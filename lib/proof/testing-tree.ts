import { sha256 } from '#crypto';
import { utf8 } from '@/lib/kernel/digest';
import { leafHash } from './leaf';
import { MerkleTree } from './merkle';

/** The definitions of RFC 6962 §2.1 word for word, on plain arrays: a second implementation. */
export const naive = {
  hash: (...parts: (number | Uint8Array)[]): Uint8Array => {
    return sha256(...parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part)));
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

/** The tree under test over the same data. */
export function treeOf(data: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree();
  for (const item of data) tree.append(leafHash(item));
  return tree;
}

/** Distinct records to fill a tree with. */
export function records(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => utf8(`record ${i}`));
}
