import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256Hex, toHex, utf8 } from '@/lib/kernel/digest';
import type { BundleReader } from './archive';
import { ArchiveError } from './archive';
import { BAG_DECLARATION, formatBagInfo, MANIFEST, manifestLine, TAG_MANIFEST } from './bag';
import { proofPath } from './bundle-exhibits';
import {
  BUNDLE_FORMAT,
  BUNDLE_FORMAT_PROMPTS,
  BUNDLE_FORMAT_VOLUME,
  type BundleIndex,
  formatIndex,
  type IndexRow,
  indexCsv,
  indexTotals,
} from './bundle-index';
import { signCheckpoint } from './checkpoint';
import { type Entry, entryBytes, type JsonObject } from './entry';
import { leafHash, NO_PREVIOUS } from './leaf';
import { MerkleTree } from './merkle';
import type { Signer } from './note';
import { formatPayloadRecord, type PayloadRecord, payloadCommitment } from './payload';
import { actOf } from './testing-acts';
import { addPrompt, promptRowsOf, type TestPrompt } from './testing-prompts';
import { testVolume, volumeRequested } from './testing-volume';
import { formatTlogProof } from './tlog-proof';
import { formatVkey, vkeyOf } from './vkey';

// Bundles for tests only: everything follows from the options, so that two runs give equal bytes.

export const TEST_CASE = 'case_01jdhs3q7n6y5z8k2m4p9r0tvw';
export const TEST_ORIGIN = `chirograph.local/0123abcd/${TEST_CASE}`;

/** A signer whose key follows from a number. */
export function testSigner(name: string = TEST_ORIGIN, seed = 1): Signer {
  const secret = new Uint8Array(32).fill(seed);
  return {
    name,
    publicKey: ed25519.getPublicKey(secret),
    sign: (message) => ed25519.sign(message, secret),
  };
}

/** Text form of a signer's public key. */
export function testVkey(signer: Signer): string {
  return formatVkey(vkeyOf(signer.name, signer.publicKey));
}

export interface TestLedger {
  readonly entries: Uint8Array[];
  readonly payloads: PayloadRecord[];
  readonly rows: IndexRow[];
  /** Bytes of the objects by path. */
  readonly objects: Map<string, Uint8Array>;
  readonly lastAt: string;
}

/**
 * A ledger of `size` entries in a cycle of seven: opening, a file, a contributor with a personal
 * payload, a note, a digest only, a kind nobody knows, a further version of the file. `after` are
 * acts recorded at the end.
 */
export function testLedger(
  size: number,
  withhold: readonly number[] = [],
  software = 'chirograph 0.1.0',
  after: readonly TestAct[] = [],
): TestLedger {
  const ledger: Omit<TestLedger, 'lastAt'> = {
    entries: [],
    payloads: [],
    rows: [],
    objects: new Map(),
  };
  let prev = NO_PREVIOUS;
  let lastAt = '';
  for (let index = 0; index < size + after.length; index++) {
    lastAt = new Date(Date.UTC(2026, 10, 25, 2) + index * 977).toISOString();
    const { kind, act, payload } =
      after[index - size] ?? actOf(index, ledger, withhold.includes(index));
    let commitment: string | null = null;
    if (payload) {
      const salt = sha256Hex(`salt ${index}`);
      commitment = payloadCommitment(salt, payload);
      ledger.payloads.push({ index, salt, payload });
    }
    const bytes = entryBytes(
      testEntry({ index, kind, act, at: lastAt, prev, software, payload: commitment }),
    );
    ledger.entries.push(bytes);
    prev = toHex(leafHash(bytes));
  }
  return { ...ledger, lastAt };
}

/** An entry with the given fields and otherwise plain ones. */
export function testEntry(fields: Partial<Entry> = {}): Entry {
  return {
    act: {},
    actor: {
      access: 'lead',
      authenticator: 'password',
      id: 'acct_01jdhs3q7n6y5z8k2m4p9r0tvw',
      kind: 'person',
      session: 'sess_01jdhs3q7n6y5z8k2m4p9r0tvw',
    },
    at: '2026-11-25T02:00:00.000Z',
    case: TEST_CASE,
    claimed: null,
    index: 0,
    kind: 'case.opened',
    payload: null,
    prev: NO_PREVIOUS,
    software: 'chirograph 0.1.0',
    v: 1,
    ...fields,
  };
}

/** An act of an entry, as the tests record it. */
export interface TestAct {
  readonly kind: string;
  readonly act: JsonObject;
  readonly payload: JsonObject | null;
}

export interface TestBundle {
  readonly files: Map<string, Uint8Array>;
  readonly ledger: TestLedger;
  readonly tree: MerkleTree;
  readonly signer: Signer;
  readonly vkey: string;
}

/** A valid bundle. */
export async function testBundle(
  options: {
    size?: number;
    withhold?: readonly number[];
    signer?: Signer;
    /** Another value makes another history. */
    software?: string;
    /** Prompts, opened after the `size` entries. */
    prompts?: readonly TestPrompt[];
    /** The bundle of a volume, which may withhold prompts. */
    volume?: { withheldPrompts: readonly string[] };
  } = {},
): Promise<TestBundle> {
  const { withhold = [], signer = testSigner(), software, prompts = [], volume } = options;
  const back = volume?.withheldPrompts ?? [];
  const acts = [...prompts.flatMap(({ entries }) => entries), ...(volume ? [volumeRequested] : [])];
  const ledger = testLedger(options.size ?? 23, withhold, software, acts);
  const size = ledger.entries.length;
  const tree = new MerkleTree();
  for (const entry of ledger.entries) tree.append(leafHash(entry));
  const files = new Map<string, Uint8Array>(ledger.objects);
  const origin = TEST_ORIGIN;
  const made = volume ? testVolume(ledger) : null;
  const promptRows = promptRowsOf(ledger.entries, prompts, back);
  const checkpoint = await signCheckpoint({ origin, size, root: tree.root() }, [signer]);
  const index: BundleIndex = {
    case: TEST_CASE,
    exhibits: ledger.rows,
    ...(made
      ? { format: BUNDLE_FORMAT_VOLUME, prompts: promptRows, volume: made.index }
      : prompts.length > 0
        ? { format: BUNDLE_FORMAT_PROMPTS, prompts: promptRows }
        : { format: BUNDLE_FORMAT }),
    root: toHex(tree.root()),
    size,
    totals: indexTotals(ledger.rows),
  };
  const text: Record<string, string> = {
    ...(made ? {} : { 'data/dossier.pdf': '%PDF-1.7 stands for a dossier\n' }),
    'data/index.json': formatIndex(index),
    'data/index.csv': indexCsv(index),
    'data/ledger/checkpoint.txt': checkpoint,
    'data/ledger/entries.ndjson': joinLines(ledger.entries),
    'data/ledger/payloads.ndjson': joinLines(ledger.payloads.map(formatPayloadRecord).map(utf8)),
    'data/ledger/vkeys.txt': `${testVkey(signer)}\n`,
    'verify/verify.mjs': '// stands for the command-line verifier\n',
    'verify/verifier.html': '<!-- stands for the verifier in a page -->\n',
    'VERIFY.txt': 'stands for the instructions\n',
  };
  for (const [path, content] of Object.entries(text)) files.set(path, utf8(content));
  for (const one of prompts) if (!back.includes(one.log.prompt)) addPrompt(files, one);
  for (const [path, bytes] of made?.files ?? []) files.set(path, bytes);
  for (const row of ledger.rows) {
    if (row.kind === 'hash_only') continue;
    const hashes = tree.inclusionProof(row.entry);
    files.set(
      proofPath(row.entry),
      utf8(formatTlogProof({ index: row.entry, hashes, checkpoint })),
    );
  }
  sealBag(files, ledger.lastAt);
  return { files, ledger, tree, signer, vkey: testVkey(signer) };
}

/**
 * Writes the tag files of a bag anew over whatever is in it: what somebody would do who changes a
 * bundle and knows the format, but has no key.
 */
export function sealBag(files: Map<string, Uint8Array>, lastAt: string): void {
  const paths = [...files.keys()].sort();
  const payload = paths.filter((path) => path.startsWith('data/'));
  const payloadBytes = payload.reduce((sum, path) => sum + (files.get(path)?.length ?? 0), 0);
  files.set('bagit.txt', utf8(BAG_DECLARATION));
  const date = lastAt.slice(0, 10);
  const info = { date, caseId: TEST_CASE, payloadBytes, payloadFiles: payload.length };
  files.set('bag-info.txt', utf8(formatBagInfo(info)));
  files.set(MANIFEST, utf8(manifestOf(files, payload)));
  const tags = [...files.keys()].filter((p) => !p.startsWith('data/') && p !== TAG_MANIFEST).sort();
  files.set(TAG_MANIFEST, utf8(manifestOf(files, tags)));
}

/** Reads files from memory, in pieces of `chunk` bytes so that every boundary is met. */
export function memoryReader(files: ReadonlyMap<string, Uint8Array>, chunk = 97): BundleReader {
  return {
    names: () => [...files.keys()],
    size: (name) => files.get(name)?.length ?? 0,
    async *read(name) {
      const bytes = files.get(name);
      if (!bytes) throw new ArchiveError('missing', name);
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    },
  };
}

function manifestOf(files: ReadonlyMap<string, Uint8Array>, paths: readonly string[]): string {
  return paths
    .map((path) => manifestLine(sha256Hex(files.get(path) ?? new Uint8Array(0)), path))
    .join('');
}

function joinLines(lines: readonly Uint8Array[]): string {
  return lines.map((line) => `${new TextDecoder().decode(line)}\n`).join('');
}
