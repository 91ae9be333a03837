import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '@/lib/kernel/digest';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint';
import { leafHash } from './leaf';
import { MerkleTree } from './merkle';
import { TEST_ORIGIN, testSigner, testVkey } from './testing-bundle';
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof';
import { parseVkey, vkeyOf } from './vkey';

// The example of C2SP tlog-checkpoint, without its signature.
const EXAMPLE =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

const signer = testSigner();
const trusted = [parseVkey(testVkey(signer)) ?? expect.fail('no key')];

describe('a checkpoint', () => {
  it('reads and writes as the published example', () => {
    const checkpoint = parseCheckpoint(EXAMPLE);
    expect(checkpoint?.origin).toBe('example.com/behind-the-sofa');
    expect(checkpoint?.size).toBe(20852163);
    expect(checkpoint && formatCheckpoint(checkpoint)).toBe(EXAMPLE);
  });

  it('is refused where a line is missing, added or spelled otherwise', () => {
    for (const text of [
      '',
      EXAMPLE.trimEnd(),
      EXAMPLE.replace('20852163', '020852163'),
      EXAMPLE.replace('20852163', '-1'),
      EXAMPLE.replace('20852163', '1e3'),
      EXAMPLE.replace('20852163', '9007199254740993'),
      EXAMPLE.replace('CsUY', 'CsU'),
      EXAMPLE.replace('2I=', '2J='),
      EXAMPLE.replace('example.com', 'example .com'),
      `${EXAMPLE}an extension\n`,
      `\n${EXAMPLE}`,
    ]) {
      expect(parseCheckpoint(text)).toBeUndefined();
    }
    const root = new Uint8Array(32);
    expect(() => formatCheckpoint({ origin: 'a b', size: 1, root })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: 'a', size: -1, root })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: 'a', size: 1, root: root.slice(1) })).toThrow(
      RangeError,
    );
  });

  it('counts as signed only by a key of its own origin', async () => {
    const checkpoint = { origin: TEST_ORIGIN, size: 3, root: leafHash(utf8('x')) };
    const note = utf8(await signCheckpoint(checkpoint, [signer]));
    const opened = openCheckpoint(note, trusted);
    expect(opened.ok && opened.checkpoint).toEqual(checkpoint);
    const instance = vkeyOf('chirograph.local/0123abcd', signer.publicKey);
    expect(openCheckpoint(note, [instance]).ok).toBe(true);
    const other = vkeyOf('chirograph.local/0123abcd/case_other', signer.publicKey);
    expect(openCheckpoint(note, [other])).toEqual({ ok: false, problem: 'unknown' });
    expect(openCheckpoint(utf8(EXAMPLE), trusted)).toEqual({ ok: false, problem: 'form' });
    expect(() => signCheckpoint(checkpoint, [testSigner('another')])).toThrow(RangeError);
  });

  it('may be signed by an old and a new key while keys change', async () => {
    const next = testSigner(TEST_ORIGIN, 2);
    const checkpoint = { origin: TEST_ORIGIN, size: 3, root: leafHash(utf8('x')) };
    const note = utf8(await signCheckpoint(checkpoint, [signer, next]));
    const keys = [signer, next].map((s) => vkeyOf(s.name, s.publicKey));
    for (const key of keys) expect(openCheckpoint(note, [key]).ok).toBe(true);
    const both = openCheckpoint(note, keys);
    expect(both.ok && both.signers).toHaveLength(2);
  });
});

describe('the proof of one entry', () => {
  const entries = Array.from({ length: 11 }, (_, i) => utf8(`entry ${i}`));
  const tree = new MerkleTree();
  for (const entry of entries) tree.append(leafHash(entry));

  async function proofOf(index: number): Promise<string> {
    const head = { origin: TEST_ORIGIN, size: tree.size, root: tree.root() };
    const checkpoint = await signCheckpoint(head, [signer]);
    return formatTlogProof({ index, hashes: tree.inclusionProof(index), checkpoint });
  }

  it('has the form of C2SP tlog-proof', async () => {
    const lines = (await proofOf(4)).split('\n');
    expect(lines[0]).toBe('c2sp.org/tlog-proof@v1');
    expect(lines[1]).toBe('index 4');
    expect(lines.indexOf('')).toBe(2 + tree.inclusionProof(4).length);
    expect(lines[lines.indexOf('') + 1]).toBe(TEST_ORIGIN);
  });

  it('holds for its entry and for no other', async () => {
    for (const [index, entry] of entries.entries()) {
      const proof = utf8(await proofOf(index));
      const proven = verifyTlogProof(proof, entry, trusted);
      expect(proven.ok && [proven.index, toHex(proven.checkpoint.root)]).toEqual([
        index,
        toHex(tree.root()),
      ]);
      const other = entries[(index + 1) % entries.length] ?? new Uint8Array(0);
      expect(verifyTlogProof(proof, other, trusted)).toEqual({ ok: false, problem: 'inclusion' });
    }
  });

  it('holds with extra data, which it does not believe', async () => {
    const proof = (await proofOf(4)).replace('index', 'extra aGVsbG8=\nindex');
    expect(verifyTlogProof(utf8(proof), entries[4] ?? new Uint8Array(0), trusted).ok).toBe(true);
  });

  it('is refused with any byte changed, cut anywhere, or by an unknown key', async () => {
    const proof = utf8(await proofOf(10));
    const entry = entries[10] ?? new Uint8Array(0);
    expect(verifyTlogProof(proof, entry, trusted).ok).toBe(true);
    for (let at = 0; at < proof.length; at++) {
      const changed = proof.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(verifyTlogProof(changed, entry, trusted).ok).toBe(false);
      expect(verifyTlogProof(proof.slice(0, at), entry, trusted).ok).toBe(false);
    }
    const stranger = testSigner(TEST_ORIGIN, 9);
    const keys = [vkeyOf(stranger.name, stranger.publicKey)];
    expect(verifyTlogProof(proof, entry, keys)).toEqual({ ok: false, problem: 'unknown' });
  });

  it('is refused where a line is not as it must be', async () => {
    const proof = await proofOf(4);
    for (const text of [
      proof.replace('@v1', '@v2'),
      proof.replace('index 4', 'index 04'),
      proof.replace('index 4', 'index  4'),
      proof.replace('index 4\n', ''),
      proof.replace('index 4', 'extra ?\nindex 4'),
      proof.replace('\n\n', '\n'),
      proof.replaceAll('\n', '\r\n'),
      proof.replace('index 4', `index 4${`\n${'A'.repeat(43)}=`.repeat(60)}`),
    ]) {
      expect(parseTlogProof(utf8(text))).toBeUndefined();
    }
  });
});
