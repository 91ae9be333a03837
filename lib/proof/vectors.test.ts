import { readFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { fromHex, toHex, utf8 } from '@/lib/kernel/digest';
import { ArchiveError } from './archive';
import { type VerifyOptions, verifyBundle } from './bundle';
import { openCheckpoint, signCheckpoint } from './checkpoint';
import { entryBytes, type JsonObject, parseEntry } from './entry';
import { leafHash } from './leaf';
import { verifyConsistency } from './merkle-verify';
import { formatPayloadRecord, parsePayloadRecord, payloadCommitment } from './payload';
import { verifyTlogProof } from './tlog-proof';
import { keyFingerprint, parseVkey } from './vkey';
import { bagIn, ZipArchive } from './zip';

// The published vectors of docs/formats. They are never written anew: a change that breaks one of
// them breaks records that people already hold.

interface EntryVectors {
  readonly valid: { text: string; bytes: number; leafHash: string }[];
  readonly invalid: { fault: string; text: string }[];
  readonly payload: {
    salt: string;
    payload: JsonObject;
    canonical: string;
    commitment: string;
    records: string[];
  };
}

interface CheckpointVectors {
  readonly secretKey: string;
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly vkey: string;
  readonly instanceVkey: string;
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly signed: string;
  readonly consistency: { size1: number; size2: number; root1: string; path: string[] };
  readonly tlogProof: string;
}

function read(name: string): Uint8Array {
  const url = new URL(`../../docs/formats/vectors/${name}`, import.meta.url);
  return new Uint8Array(readFileSync(url));
}

const entries: EntryVectors = JSON.parse(new TextDecoder().decode(read('entry.json')));
const head: CheckpointVectors = JSON.parse(new TextDecoder().decode(read('checkpoint.json')));
const key = parseVkey(head.vkey) ?? expect.fail('no key');

describe('the published vectors', () => {
  it.each(entries.valid)('of entries: $leafHash', ({ text, bytes, leafHash: leaf }) => {
    const parsed = parseEntry(text);
    if (!parsed.ok) return expect.fail(JSON.stringify(parsed.faults));
    const exact = entryBytes(parsed.entry);
    expect(exact).toEqual(utf8(text));
    expect(exact.length).toBe(bytes);
    expect(toHex(leafHash(exact))).toBe(leaf);
  });

  it.each(entries.invalid)('of what is no entry: $fault', ({ text }) => {
    expect(parseEntry(text).ok).toBe(false);
  });

  it('of payloads', () => {
    const { salt, payload, canonical, commitment, records } = entries.payload;
    expect(canonicalJson(payload)).toBe(canonical);
    expect(payloadCommitment(salt, payload)).toBe(commitment);
    expect(JSON.parse(entries.valid[1]?.text ?? '').payload).toBe(commitment);
    for (const line of records) {
      const record = parsePayloadRecord(line) ?? expect.fail(line);
      expect(formatPayloadRecord(record)).toBe(line);
    }
  });

  it('of checkpoints: key, signature, proof and consistency', async () => {
    expect(toHex(key.publicKey)).toBe(head.publicKey);
    expect(keyFingerprint(key)).toBe(head.fingerprint);
    const secret = fromHex(head.secretKey);
    const signer = {
      name: head.origin,
      publicKey: ed25519.getPublicKey(secret),
      sign: (message: Uint8Array) => ed25519.sign(message, secret),
    };
    const root = fromHex(head.root);
    const checkpoint = { origin: head.origin, size: head.size, root };
    expect(await signCheckpoint(checkpoint, [signer])).toBe(head.signed);
    for (const trusted of [head.vkey, head.instanceVkey].map(parseVkey)) {
      expect(openCheckpoint(utf8(head.signed), trusted ? [trusted] : []).ok).toBe(true);
    }
    const entry = utf8(entries.valid[1]?.text ?? '');
    expect(verifyTlogProof(utf8(head.tlogProof), entry, [key])).toMatchObject({
      ok: true,
      index: 1,
    });
    const { size1, size2, root1, path } = head.consistency;
    expect(verifyConsistency(size1, size2, fromHex(root1), root, path.map(fromHex))).toBe(true);
  });

  /** Verifies a bundle of a past version. */
  async function verified(name: string, options?: VerifyOptions) {
    const bytes = read(name);
    const archive = await ZipArchive.open({
      size: bytes.length,
      read: async (offset, length) => {
        const part = bytes.subarray(offset, offset + length);
        if (part.length !== length) throw new ArchiveError('damaged', 'cut short');
        return part;
      },
    });
    return verifyBundle(bagIn(archive), options);
  }

  it('of bundles: version 1', async () => {
    const report = await verified('bundle-v1.zip');
    expect(report).toMatchObject({
      usable: true,
      ok: true,
      failures: [],
      size: 14,
      root: 'cae07eee5ed6674904240cfb47072dd0cd6275d7d13b4bfb7619c21ab18195e3',
      counts: { exhibits: 6, held: 5, withheld: 1, hashOnly: 2 },
    });
    expect(report.usable && [report.erased, report.withheld]).toEqual([[6], [3]]);
  });

  it('of bundles: version 2, with joint prompts, on the same ledger', async () => {
    const root = fromHex('cae07eee5ed6674904240cfb47072dd0cd6275d7d13b4bfb7619c21ab18195e3');
    const older = { origin: head.origin, size: 14, root };
    const report = await verified('bundle-v2.zip', { older });
    expect(report).toMatchObject({
      usable: true,
      ok: true,
      failures: [],
      size: 26,
      root: '90f8ea48bde89fca0df610e3d6af05c95dd4f1bfc70585890693ae440b32065c',
      counts: { exhibits: 6, held: 5, withheld: 1, hashOnly: 2, operations: 28 },
      prompts: [
        {
          number: 1,
          operations: 14,
          hash: '9249e71166e0476af5423bffd7fb6cf0f5b47f5576aed28f6673d6eaadd29ae7',
          revisions: [
            { sha256: '208e42214f8df4ef99cf2d4057dbee59fd3140cf7f769494f6c4778c46f26450' },
            { sha256: 'c8acc3e11b32eceb266ac85d8547fc00f38bae54ed19148a7485025f6cd57843' },
          ],
        },
        {
          number: 2,
          operations: 14,
          hash: '24092eaafbf41ae3a7e0410c26f505427f0abce1232b48fba300f870fc3ebd5e',
        },
      ],
    });
    expect(report.usable && [report.erased, report.withheld]).toEqual([[6], [3]]);
  });

  it('of bundles: version 3, of a volume, on the same ledger', async () => {
    const root = fromHex('cae07eee5ed6674904240cfb47072dd0cd6275d7d13b4bfb7619c21ab18195e3');
    const older = { origin: head.origin, size: 14, root };
    const report = await verified('bundle-v3.zip', { older });
    expect(report).toMatchObject({
      usable: true,
      ok: true,
      failures: [],
      size: 27,
      root: '83dee0007825cdbd41fd7392c8525b4dfd4ad71cbb0c5f6be0bf3d20cfb8e6d9',
      counts: { exhibits: 6, held: 5, withheld: 1, hashOnly: 2, operations: 14 },
      prompts: [
        {
          number: 1,
          operations: 14,
          hash: '9af16a1d71a39277308aa6827380700000ad02898e4fd2c201a2df3cbd54880e',
          revisions: [
            { sha256: '497850186957ea34cd06f486bde40372d4d9d4225cb562dc1e2b8a5d330eb787' },
            { sha256: '361017fd6bfe26e8849f7c41bb16f10051bbeb2d7a5a61641a1bf901a8941778' },
          ],
        },
        { number: 2, operations: 0, covered: 14, withheld: true },
      ],
    });
    expect(report.usable && [report.erased, report.withheld]).toEqual([[6], [3, 20, 22, 24, 26]]);
  });
});
