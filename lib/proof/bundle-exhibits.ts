import { toHex } from '@/lib/kernel/digest';
import type { BundleFiles } from './bundle-files';
import { type BundleIndex, type IndexRow, indexCsv, indexTotals, parseIndex } from './bundle-index';
import type { AdmittedEntry, LedgerFacts } from './bundle-ledger';
import type { ChainHead } from './chain';
import { verifyInclusion } from './merkle-verify';
import type { Findings } from './report';
import { parseTlogProof } from './tlog-proof';

export const INDEX = 'data/index.json';
export const INDEX_CSV = 'data/index.csv';
const FILES = 'data/files/';
const PROOFS = 'data/ledger/proofs/';
const MAX_INDEX_BYTES = 256 * 1024 * 1024;
const MAX_PROOF_BYTES = 512 * 1024;

/** Extensions that a bundle writes; anything else becomes `bin`. */
export const EXTENSIONS: readonly string[] = (
  'png jpg jpeg gif webp avif heic tif tiff bmp svg psd pdf txt md csv tsv json ndjson xml html ' +
  'yaml yml toml log mp3 wav flac ogg m4a aac mid mp4 mov webm mkv avi zip gz tar doc docx xls ' +
  'xlsx ppt pptx odt ods odp rtf eml ttf otf srt vtt safetensors'
).split(' ');
const KNOWN_EXTENSIONS = new Set([...EXTENSIONS, 'bin']);

/**
 * Path of an object's bytes in a bundle. The extension comes from a file name and only helps people
 * open the file; unknown ones become `bin`.
 */
export function objectPath(sha256: string, fileName: string): string {
  const extension = /\.([A-Za-z0-9]{1,12})$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return `${FILES}${sha256}.${EXTENSIONS.includes(extension) ? extension : 'bin'}`;
}

/** Path of an entry's inclusion proof in a bundle. */
export function proofPath(index: number): string {
  return `${PROOFS}${index}.tlog-proof`;
}

/** How many objects of each status a bundle holds. */
export interface ExhibitCounts {
  readonly exhibits: number;
  readonly held: number;
  readonly withheld: number;
  readonly hashOnly: number;
  readonly proofs: number;
}

/** Checks the index, the originals and the proofs against the entries that admitted them. */
export async function checkExhibits(
  files: BundleFiles,
  findings: Findings,
  ledger: LedgerFacts,
  head: ChainHead | undefined,
  checkpoint: string | undefined,
): Promise<{ counts: ExhibitCounts; index: BundleIndex | undefined }> {
  const index = await readIndex(files, findings);
  const rows = new Map<number, IndexRow>();
  if (index) await checkIndex(files, findings, ledger, head, index, rows);
  const counts = { held: 0, withheld: 0, hashOnly: 0 };
  const stored = storedObjects(files, findings);
  const known = new Set<string>();
  for (const admission of ledger.admissions) {
    const row = rows.get(admission.entry);
    if (index) checkRow(findings, admission, row);
    if (admission.object === null) {
      counts.hashOnly += 1;
      continue;
    }
    known.add(admission.object.sha256);
    const path = stored.get(admission.object.sha256);
    if (row?.status === 'withheld' || (!row && path === undefined)) counts.withheld += 1;
    else counts.held += 1;
    await checkObject(files, findings, admission, row, path);
  }
  for (const [sha256, path] of stored) {
    if (known.has(sha256)) continue;
    findings.fail(path, 'object.unknown', 'the object of an entry', 'no entry has this digest');
  }
  const proofs = await checkProofs(files, findings, ledger, head, checkpoint);
  const exhibits = new Set(ledger.admissions.map((admission) => admission.exhibit)).size;
  return { counts: { exhibits, ...counts, proofs }, index };
}

async function readIndex(files: BundleFiles, findings: Findings): Promise<BundleIndex | undefined> {
  findings.examine('index');
  const text = await files.text(INDEX, MAX_INDEX_BYTES);
  const parsed = text === undefined ? { problem: 'unreadable' } : parseIndex(text);
  if ('index' in parsed) return parsed.index;
  findings.fail(INDEX, 'index.form', 'an index of this format', parsed.problem);
  return undefined;
}

async function checkIndex(
  files: BundleFiles,
  findings: Findings,
  ledger: LedgerFacts,
  head: ChainHead | undefined,
  index: BundleIndex,
  rows: Map<number, IndexRow>,
): Promise<void> {
  if (ledger.caseId !== undefined && index.case !== ledger.caseId) {
    findings.fail(INDEX, 'index.case', ledger.caseId, index.case);
  }
  const size = head?.size ?? ledger.size;
  const root = toHex(head?.root ?? ledger.root);
  if (index.size !== size || index.root !== root) {
    findings.fail(INDEX, 'index.tree', `${size} ${root}`, `${index.size} ${index.root}`);
  }
  const totals = JSON.stringify(indexTotals(index.exhibits));
  const { held, submitted, withheld } = index.totals;
  const stated = JSON.stringify({ held, submitted, withheld });
  if (stated !== totals) findings.fail(INDEX, 'index.totals', totals, stated);
  const admitted = new Set(ledger.admissions.map((admission) => admission.entry));
  for (const row of index.exhibits) {
    const record = `${INDEX} row of entry ${row.entry}`;
    if (rows.has(row.entry)) findings.fail(record, 'index.exhibit', 'one row', 'two rows');
    if (!admitted.has(row.entry)) {
      findings.fail(record, 'index.exhibit', 'an entry that admits an exhibit', 'none');
    }
    rows.set(row.entry, row);
  }
  findings.examine('index');
  const csv = await files.text(INDEX_CSV, MAX_INDEX_BYTES);
  if (csv !== indexCsv(index)) {
    findings.fail(INDEX_CSV, 'index.csv', `what ${INDEX} says`, csv ?? 'unreadable');
  }
}

/** Originals in the bundle by the digest in their name. */
function storedObjects(files: BundleFiles, findings: Findings): Map<string, string> {
  const stored = new Map<string, string>();
  for (const path of files.names) {
    if (!path.startsWith(FILES)) continue;
    const [, sha256, extension] =
      /^([0-9a-f]{64})\.([a-z0-9]+)$/.exec(path.slice(FILES.length)) ?? [];
    if (sha256 === undefined || !KNOWN_EXTENSIONS.has(extension ?? '')) {
      findings.fail(path, 'object.unknown', 'a digest and a known extension', path);
    } else if (stored.has(sha256)) {
      findings.fail(path, 'object.unknown', 'one file for a digest', stored.get(sha256));
    } else {
      stored.set(sha256, path);
    }
  }
  return stored;
}

function checkRow(findings: Findings, admission: AdmittedEntry, row: IndexRow | undefined): void {
  const record = `${INDEX} row of entry ${admission.entry}`;
  if (!row) {
    findings.fail(record, 'index.exhibit', admission.exhibit, 'missing');
    return;
  }
  const ref = admission.object ?? admission.digest;
  const expected: Partial<Record<keyof IndexRow, unknown>> = {
    id: admission.exhibit,
    kind: admission.kind,
    sha256: ref?.sha256,
    bytes: ref?.bytes,
    class: admission.class ?? row.class,
    number: admission.number ?? row.number,
  };
  for (const key of ['id', 'kind', 'sha256', 'bytes', 'class', 'number'] as const) {
    if (row[key] === expected[key]) continue;
    findings.fail(record, 'index.exhibit', `${key}: ${expected[key]}`, `${key}: ${row[key]}`);
  }
  if ((admission.object === null) !== (row.status === 'hash-only')) {
    findings.fail(record, 'index.exhibit', `a status of a ${admission.kind}`, row.status);
  }
  const held = row.file?.startsWith(`${FILES}${ref?.sha256}.`) ?? false;
  if (row.status === 'held' ? !held : row.file !== null) {
    const expected = row.status === 'held' ? 'the path of its digest' : 'no file';
    findings.fail(record, 'index.exhibit', expected, row.file ?? 'no file');
  }
}

async function checkObject(
  files: BundleFiles,
  findings: Findings,
  admission: AdmittedEntry,
  row: IndexRow | undefined,
  path: string | undefined,
): Promise<void> {
  const object = admission.object;
  if (!object) return;
  if (path === undefined) {
    if (row?.status !== 'held') return;
    const name = row.file ?? `${FILES}${object.sha256}`;
    findings.fail(name, 'object.missing', `the object of entry ${admission.entry}`, 'missing');
    return;
  }
  findings.examine('object');
  if (row?.status === 'held' && row.file !== path) {
    findings.fail(INDEX, 'index.exhibit', path, row.file ?? 'none');
  }
  const found = await files.digest(path);
  if (found && (found.sha256 !== object.sha256 || found.bytes !== object.bytes)) {
    const expected = `${object.sha256}, ${object.bytes} bytes (entry ${admission.entry})`;
    findings.fail(path, 'object.digest', expected, `${found.sha256}, ${found.bytes} bytes`);
  }
}

async function checkProofs(
  files: BundleFiles,
  findings: Findings,
  ledger: LedgerFacts,
  head: ChainHead | undefined,
  checkpoint: string | undefined,
): Promise<number> {
  const expected = new Set<string>();
  let count = 0;
  for (const admission of ledger.admissions) {
    const path = proofPath(admission.entry);
    expected.add(path);
    if (!files.names.has(path)) {
      if (!admission.object) continue;
      findings.fail(path, 'proof.missing', `a proof of entry ${admission.entry}`, 'missing');
      continue;
    }
    findings.examine('proof');
    count += 1;
    const bytes = await files.bytes(path, MAX_PROOF_BYTES);
    const proof = bytes && parseTlogProof(bytes);
    if (!proof || proof.index !== admission.entry) {
      const found = proof ? `index ${proof.index}` : 'not a proof';
      findings.fail(path, 'proof.form', `a tlog-proof of entry ${admission.entry}`, found);
      continue;
    }
    if (checkpoint !== undefined && proof.checkpoint !== checkpoint) {
      findings.fail(path, 'proof.checkpoint', 'the checkpoint of the bundle', 'another');
    }
    const { leaf } = admission;
    if (head && !verifyInclusion(proof.index, head.size, leaf, proof.hashes, head.root)) {
      const record = `${path} (entry ${admission.entry})`;
      findings.fail(record, 'proof.inclusion', toHex(head.root), 'another root');
    }
  }
  for (const path of files.names) {
    if (path.startsWith(PROOFS) && !expected.has(path)) {
      findings.fail(path, 'proof.unknown', 'a proof of an admitting entry', path);
    }
  }
  return count;
}
