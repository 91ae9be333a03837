import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { toHex, utf8 } from '@/lib/kernel/digest';
import { ChainVerifier } from './chain';
import { entryBytes } from './entry';
import { leafHash } from './leaf';
import { MerkleTree } from './merkle';
import { Findings } from './report';
import { testEntry, testLedger } from './testing-bundle';

const SIZE = 30;
const { entries } = testLedger(SIZE);
const tree = new MerkleTree();
for (const entry of entries) tree.append(leafHash(entry));
const HEAD = { size: SIZE, root: tree.root(), signed: true };

function verify(lines: readonly Uint8Array[], head = HEAD): string[] {
  const findings = new Findings();
  const chain = new ChainVerifier(findings, { rootsAt: [head.size] });
  for (const line of lines) chain.push(line);
  chain.finish(head);
  return findings.failures.map(({ record, check }) => `${record} ${check}`);
}

/** Records named, without the line as a whole. */
function named(failures: readonly string[]): string[] {
  const records = failures.map((f) => f.replace(/ (\(line \d+\) )?\S+$/, ''));
  return [...new Set(records)].filter((record) => record !== 'ledger');
}

function edited(index: number, edit: (entry: Record<string, Json>) => void): Uint8Array[] {
  return entries.map((bytes, i) => {
    if (i !== index) return bytes;
    const entry: Record<string, Json> = JSON.parse(new TextDecoder().decode(bytes));
    edit(entry);
    return utf8(canonicalJson(entry));
  });
}

describe('a chain of entries', () => {
  it('holds as written, with its roots at any size on the way', () => {
    const findings = new Findings();
    const chain = new ChainVerifier(findings, { rootsAt: [0, 1, 12, SIZE, 99] });
    for (const entry of entries) chain.push(entry);
    expect(toHex(chain.finish(HEAD).root)).toBe(toHex(tree.root()));
    expect(findings.ok).toBe(true);
    expect([...chain.roots.keys()]).toEqual([0, 1, 12, SIZE]);
    for (const [size, root] of chain.roots) expect(toHex(root)).toBe(toHex(tree.root(size)));
  });

  it('holds without a head, when only the links are asked about', () => {
    const findings = new Findings();
    const chain = new ChainVerifier(findings);
    for (const entry of entries) chain.push(entry);
    expect(chain.finish().size).toBe(SIZE);
    expect(findings.ok).toBe(true);
  });

  it.each([0, 1, 15, SIZE - 2, SIZE - 1])(
    'names entry %i, and no other, when it alone is changed',
    (index) => {
      const edits: ((entry: Record<string, Json>) => void)[] = [
        (e) => {
          e.act = { forged: 1 };
        },
        (e) => {
          e.prev = 'ab'.repeat(32);
        },
        (e) => {
          e.software = 'chirograph 9.9.9';
        },
        (e) => {
          e.at = '2020-01-01T00:00:00.000Z';
        },
        (e) => {
          e.index = 77;
        },
        (e) => {
          e.index = 'x';
        },
        (e) => {
          e.payload = 'cd'.repeat(32);
        },
        (e) => {
          e.v = 0;
        },
        (e) => {
          e.more = 1;
        },
      ];
      for (const edit of edits)
        expect(named(verify(edited(index, edit)))).toEqual([`entry ${index}`]);
    },
  );

  it('tells a time that is too late from the times after it, but for the last entry', () => {
    for (const index of [0, 1, 15, SIZE - 3]) {
      const lines = edited(index, (e) => {
        e.at = '2030-01-01T00:00:00.000Z';
      });
      expect(named(verify(lines))).toEqual([`entry ${index}`]);
    }
    const lines = edited(SIZE - 2, (e) => {
      e.at = '2030-01-01T00:00:00.000Z';
    });
    expect(verify(lines)).toContain(`entry ${SIZE - 1} entry.time`);
  });

  it('names an entry of another case', () => {
    const lines = edited(9, (e) => {
      e.case = 'case_01jdhs3q7n6y5z8k2m4p9r0tvx';
    });
    const failures = verify(lines);
    expect(named(failures)).toEqual(['entry 9']);
    expect(failures).toContain('entry 9 entry.case');
  });

  it('names each of several changed entries, side by side or apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: SIZE - 1 }), { minLength: 1 }), (changed) => {
        const lines = entries.map((bytes, i) => {
          if (!changed.includes(i)) return bytes;
          const entry: Record<string, Json> = JSON.parse(new TextDecoder().decode(bytes));
          return utf8(canonicalJson({ ...entry, software: `other ${i}` }));
        });
        const expected = changed.map((i) => `entry ${i}`);
        expect(named(verify(lines)).sort()).toEqual(expected.sort());
      }),
    );
  });

  it('names what is missing, and does not accuse what follows', () => {
    expect(named(verify(entries.toSpliced(12, 1)))).toEqual(['entry 12']);
    expect(named(verify(entries.toSpliced(12, 5)))).toEqual(['entries 12–16']);
    expect(named(verify(entries.toSpliced(0, 1)))).toEqual(['entry 0']);
    expect(named(verify(entries.slice(0, -1)))).toEqual([`entry ${SIZE - 1}`]);
    expect(named(verify(entries.slice(0, 20)))).toEqual([`entries 20–${SIZE - 1}`]);
    expect(named(verify([]))).toEqual([`entries 0–${SIZE - 1}`]);
  });

  it('names what is repeated, out of place or put in between', () => {
    const at = (i: number) => entries[i] ?? new Uint8Array(0);
    expect(named(verify(entries.toSpliced(12, 0, at(11))))).toEqual(['entry 11']);
    expect(named(verify(entries.toSpliced(12, 0, at(3))))).toEqual(['entry 3']);
    expect(named(verify(entries.toSpliced(12, 2, at(13), at(12))))).toEqual(['entry 12']);
    expect(named(verify([...entries, at(3)]))).toEqual(['entry 3']);
    expect(named(verify(entries.toSpliced(12, 0, utf8('garbage'))))).toEqual(['entry 12']);
    expect(named(verify(entries.toSpliced(12, 0, new Uint8Array(0))))).toEqual(['entry 12']);
    expect(named(verify(entries.toSpliced(12, 0, new Uint8Array(2 ** 20 + 1))))).toEqual([
      'entry 12',
    ]);
    const forged = entryBytes(testEntry({ index: 12, prev: toHex(leafHash(at(11))) }));
    expect(named(verify(entries.toSpliced(12, 0, forged)))).toContain('entry 12');
  });

  it('names entries that the head does not cover', () => {
    const longer = testLedger(SIZE + 3).entries;
    expect(verify(longer)).toEqual([
      `entries ${SIZE}–${SIZE + 2} entry.uncovered`,
      'ledger checkpoint.size',
    ]);
  });

  it('names the entry where a whole end was written anew', () => {
    const anew = [...entries.slice(0, 20)];
    for (let index = 20; index < SIZE; index++) {
      const prev = toHex(leafHash(anew.at(-1) ?? new Uint8Array(0)));
      anew.push(entryBytes(testEntry({ index, prev, at: '2026-11-26T00:00:00.000Z' })));
    }
    const failures = verify(anew);
    expect(failures).toEqual(['ledger checkpoint.root', `entry ${SIZE - 1} entry.altered`]);
  });

  it('does not accuse entries on the word of a head that nobody signed', () => {
    const head = { size: SIZE, root: leafHash(utf8('x')), signed: false };
    expect(verify(entries, head)).toEqual(['ledger checkpoint.root']);
  });

  it('names the later entry where a broken link was signed as it is', () => {
    const lines = edited(SIZE - 1, (e) => {
      e.prev = 'ab'.repeat(32);
    });
    const signed = new MerkleTree();
    for (const line of lines) signed.append(leafHash(line));
    expect(verify(lines, { ...HEAD, root: signed.root() })).toEqual([
      `entry ${SIZE - 1} entry.link`,
    ]);
  });

  it('detects every flipped bit, and names the entry it is in', () => {
    const all = entries.slice(0, 4);
    const head = { size: 4, root: tree.root(4), signed: true };
    for (const [index, bytes] of all.entries()) {
      for (let bit = 0; bit < bytes.length * 8; bit += 3) {
        const changed = bytes.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const found = named(verify(all.with(index, changed), head));
        if (!found.includes(`entry ${index}`)) expect.fail(`bit ${bit} of ${index}: ${found}`);
      }
    }
  });
});
