import { toHex } from '@/lib/kernel/digest';
import { ArchiveError, type BundleReader, type UnusableReason } from './archive';
import { BAG_INFO, BAGIT, checkBagInfo, checkManifests, MANIFEST, TAG_MANIFEST } from './bag';
import { checkExhibits, type ExhibitCounts, INDEX, INDEX_CSV } from './bundle-exhibits';
import { BundleFiles, type FilesOptions } from './bundle-files';
import { ENTRIES, type LedgerFacts, PAYLOADS, readLedger } from './bundle-ledger';
import { checkPrompts, type PromptReport } from './bundle-prompts';
import { checkVolume } from './bundle-volume';
import type { ChainHead } from './chain';
import { type Checkpoint, openCheckpoint, parseCheckpoint } from './checkpoint';
import { sameBytes } from './leaf';
import { parseNote, strictUtf8 } from './note';
import { type Failure, Findings, type GroupResult, show } from './report';
import type { RunCounts } from './run-entries';
import { formatVkey, keyFingerprint, parseVkey, type Vkey } from './vkey';

export const CHECKPOINT = 'data/ledger/checkpoint.txt';
export const VKEYS = 'data/ledger/vkeys.txt';
const MAX_SMALL_BYTES = 256 * 1024;

/** Parts without which there is nothing to verify. */
const ESSENTIAL = [BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST, ENTRIES, CHECKPOINT, VKEYS];
/** Further parts that the format requires; a missing one is a finding. */
const REQUIRED = [
  PAYLOADS,
  INDEX,
  INDEX_CSV,
  'verify/verify.mjs',
  'verify/verifier.html',
  'VERIFY.txt',
];

export interface VerifyOptions extends FilesOptions {
  /**
   * Keys known from elsewhere. Without them the keys in the bundle are used, and a good result
   * proves integrity only relative to those.
   */
  readonly vkeys?: readonly Vkey[];
  /** Checkpoint of an earlier bundle of the same case, to be shown a prefix of this one. */
  readonly older?: Checkpoint;
}

/** A key whose signature on the checkpoint verified. */
export interface SignerReport {
  readonly name: string;
  readonly keyId: string;
  /** See keyFingerprint: what to compare with an independent copy. */
  readonly fingerprint: string;
  readonly vkey: string;
}

export interface BundleCounts extends ExhibitCounts {
  readonly entries: number;
  readonly payloads: number;
  /** Operations of prompts that were verified. */
  readonly operations: number;
  readonly files: number;
  readonly bytes: number;
}

/** What verification found. `usable: false`: there was nothing that could be verified. */
export type BundleReport =
  | {
      readonly usable: false;
      readonly ok: false;
      readonly reason: UnusableReason;
      readonly detail: string;
    }
  | {
      readonly usable: true;
      readonly ok: boolean;
      readonly caseId: string | null;
      readonly origin: string | null;
      /** Entries that the checkpoint covers, and the root over them in hexadecimal. */
      readonly size: number | null;
      readonly root: string | null;
      /** Time of record of the last entry covered. */
      readonly at: string | null;
      /** supplied: checked with keys given by the caller. bundle: with those in the bundle. */
      readonly trust: 'supplied' | 'bundle';
      readonly signers: readonly SignerReport[];
      readonly groups: readonly GroupResult[];
      readonly failures: readonly Failure[];
      /** Failures beyond those listed. */
      readonly omitted: number;
      /** Entries whose personal payload was erased, and those where it is not in the bundle. */
      readonly erased: readonly number[];
      readonly withheld: readonly number[];
      readonly counts: BundleCounts;
      /** Each prompt with what was verified of it, in order of opening. */
      readonly prompts: readonly PromptReport[];
      /** Runs, choices and later work, counted from verified entries. */
      readonly runs: RunCounts;
      /** Size of the older checkpoint that was shown to be, or not to be, a prefix. */
      readonly olderSize: number | null;
    };

/**
 * Verifies a bundle (docs/formats/bundle.md): every file is read once, every rule is applied to
 * every record, and every record that breaks one is named. Never throws for what is in a bundle;
 * only `signal` throws.
 */
export async function verifyBundle(
  reader: BundleReader,
  options: VerifyOptions = {},
): Promise<BundleReport> {
  const findings = new Findings();
  let files: BundleFiles;
  try {
    files = new BundleFiles(reader, findings, options);
  } catch (error) {
    return unusable(error);
  }
  const missing = ESSENTIAL.filter((name) => !files.names.has(name));
  if (missing.length > 0) {
    return { usable: false, ok: false, reason: 'missing', detail: missing.join(', ') };
  }

  const head = await readHead(files, findings, options.vkeys);
  const caseId = head?.checkpoint.origin.slice(head.checkpoint.origin.lastIndexOf('/') + 1);
  const chainHead: ChainHead | undefined = head && { ...head.checkpoint, signed: head.signed };
  const older = options.older;
  const ledger = await readLedger(files, findings, caseId, chainHead, older?.size);
  const exhibits = await checkExhibits(files, findings, ledger, chainHead, head?.text);
  const prompts = await checkPrompts(files, findings, ledger, exhibits.index);
  await checkVolume(files, findings, ledger.admissions, exhibits.index);
  // A volume's files are those that its index names.
  const papers = exhibits.index?.volume ? [] : ['data/dossier.pdf'];
  await checkManifests(files, findings, [...REQUIRED, ...papers]);
  await checkBagInfo(files, findings, { caseId: ledger.caseId, at: ledger.lastAt });
  if (older) checkOlder(findings, older, head?.checkpoint, ledger);
  findings.examine('archive', files.names.size);

  let bytes = 0;
  for (const name of files.names) bytes += (await files.digest(name))?.bytes ?? 0;
  return {
    usable: true,
    ok: findings.ok,
    caseId: ledger.caseId ?? null,
    origin: head?.checkpoint.origin ?? null,
    size: head?.checkpoint.size ?? null,
    root: head ? toHex(head.checkpoint.root) : null,
    at: ledger.lastAt ?? null,
    trust: options.vkeys ? 'supplied' : 'bundle',
    signers: head?.signers.map(signerReport) ?? [],
    groups: findings.results(),
    failures: findings.failures,
    omitted: findings.omitted,
    erased: ledger.payloads.erased,
    withheld: ledger.payloads.withheld,
    counts: {
      ...exhibits.counts,
      entries: ledger.size,
      payloads: ledger.payloads.records,
      operations: prompts.reduce((sum, { operations }) => sum + operations, 0),
      files: files.names.size,
      bytes,
    },
    prompts,
    runs: ledger.runs,
    olderSize: older?.size ?? null,
  };
}

/** The report for an input that could not be opened as a bundle. */
export function unusable(error: unknown): BundleReport {
  const known = error instanceof ArchiveError;
  const detail = error instanceof Error ? error.message : '';
  return {
    usable: false,
    ok: false,
    reason: known ? error.reason : 'unreadable',
    detail: show(known ? error.detail : detail),
  };
}

interface Head {
  readonly checkpoint: Checkpoint;
  readonly text: string;
  readonly signed: boolean;
  readonly signers: readonly Vkey[];
}

async function readHead(
  files: BundleFiles,
  findings: Findings,
  supplied: readonly Vkey[] | undefined,
): Promise<Head | undefined> {
  findings.examine('checkpoint');
  const bytes = (await files.bytes(CHECKPOINT, MAX_SMALL_BYTES)) ?? new Uint8Array(0);
  const text = strictUtf8(bytes) ?? '';
  const note = parseNote(bytes);
  const checkpoint = note && parseCheckpoint(note.text);
  const bundled = await readKeys(files, findings, checkpoint?.origin);
  if (!checkpoint) {
    findings.fail(CHECKPOINT, 'checkpoint.form', 'a signed checkpoint', text);
    return undefined;
  }
  if (!/^\S+\/case_[0-9a-z]+$/.test(checkpoint.origin)) {
    findings.fail(CHECKPOINT, 'checkpoint.origin', '<instance>/<case id>', checkpoint.origin);
  }
  const opened = openCheckpoint(bytes, supplied ?? bundled);
  if (opened.ok) return { checkpoint, text, signed: true, signers: opened.signers };
  const whose = supplied ? 'a key that was supplied' : 'a key of the bundle';
  const found = opened.problem === 'unknown' ? 'none' : 'one that does not verify';
  findings.fail(CHECKPOINT, 'checkpoint.signature', `a signature by ${whose}`, found);
  return { checkpoint, text, signed: false, signers: [] };
}

async function readKeys(
  files: BundleFiles,
  findings: Findings,
  origin: string | undefined,
): Promise<Vkey[]> {
  const text = (await files.text(VKEYS, MAX_SMALL_BYTES)) ?? '';
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length === 0) {
    findings.fail(VKEYS, 'checkpoint.keys', 'one key a line, a newline after each', text);
  }
  const keys: Vkey[] = [];
  for (const [i, line] of lines.entries()) {
    const key = parseVkey(line);
    if (key && (origin === undefined || key.name === origin)) keys.push(key);
    else findings.fail(`${VKEYS} line ${i + 1}`, 'checkpoint.keys', `a key of ${origin}`, line);
  }
  return keys;
}

function checkOlder(
  findings: Findings,
  older: Checkpoint,
  checkpoint: Checkpoint | undefined,
  ledger: LedgerFacts,
): void {
  findings.examine('older');
  if (checkpoint && checkpoint.origin !== older.origin) {
    findings.fail(CHECKPOINT, 'older.origin', older.origin, checkpoint.origin);
  }
  const root = ledger.olderRoot;
  if (!root) {
    const expected = `at least the ${older.size} entries of the older bundle`;
    findings.fail(ENTRIES, 'older.prefix', expected, `${ledger.size} entries`);
  } else if (!sameBytes(root, older.root)) {
    const record = `${ENTRIES}, first ${older.size}`;
    findings.fail(record, 'older.prefix', toHex(older.root), toHex(root));
  }
}

function signerReport(key: Vkey): SignerReport {
  const { name, keyId } = key;
  return { name, keyId, fingerprint: keyFingerprint(key), vkey: formatVkey(key) };
}
