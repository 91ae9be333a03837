import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import type { ExhibitKind } from './admission';
import { parseCanonical } from './canonical-text';
import type { JsonObject } from './entry';
import { hasKeys, isCount, isHash, isObject } from './json-shape';
import { isPromptRow, type PromptRow, promptRowsJson } from './prompt-rows';
import { isVolumeIndex, type VolumeIndex, volumeJson } from './volume-rows';

/**
 * Marks the version of the bundle format (docs/formats/bundle.md): the first for cases without
 * prompts, the second for those with, the third for volumes.
 */
export const BUNDLE_FORMAT = 'chirograph-bundle@v1';
export const BUNDLE_FORMAT_PROMPTS = 'chirograph-bundle@v2';
export const BUNDLE_FORMAT_VOLUME = 'chirograph-bundle@v3';

/** held: the bytes are in this bundle. withheld: kept, but not in it. hash-only: never kept. */
export type ExhibitStatus = 'held' | 'withheld' | 'hash-only';

/** One admission for people: an exhibit, or one version of it. */
export interface IndexRow {
  readonly bytes: number;
  /** Capture class, or null. */
  readonly class: string | null;
  /** Index of the entry that admitted it. */
  readonly entry: number;
  /** Path of the bytes in the bundle, or null. */
  readonly file: string | null;
  /** Exhibit identifier. */
  readonly id: string;
  readonly kind: ExhibitKind;
  /** Label given by counsel, or null. */
  readonly label: string | null;
  readonly number: number;
  readonly sha256: string;
  readonly status: ExhibitStatus;
  /** Title, or null where it was erased or is withheld. */
  readonly title: string | null;
}

/** data/index.json: what is in the bundle, for people and programs. */
export interface BundleIndex {
  readonly case: string;
  readonly exhibits: readonly IndexRow[];
  readonly format:
    | typeof BUNDLE_FORMAT
    | typeof BUNDLE_FORMAT_PROMPTS
    | typeof BUNDLE_FORMAT_VOLUME;
  /** Present from the second version on; may be empty in the third. */
  readonly prompts?: readonly PromptRow[];
  /** Root hash of the checkpoint, 64 hexadecimal characters. */
  readonly root: string;
  /** Number of entries that the checkpoint covers. */
  readonly size: number;
  readonly totals: IndexTotals;
  /** Present in the third version, and only there. */
  readonly volume?: VolumeIndex;
}

/** Objects that the case keeps, of them those in this bundle, and those not in it. */
export interface IndexTotals {
  readonly held: number;
  readonly submitted: number;
  readonly withheld: number;
}

/** Totals that rows add up to. */
export function indexTotals(rows: readonly IndexRow[]): IndexTotals {
  const submitted = rows.filter((row) => row.status === 'held').length;
  const withheld = rows.filter((row) => row.status === 'withheld').length;
  return { held: submitted + withheld, submitted, withheld };
}

/** Text of data/index.json: canonical JSON and a newline. */
export function formatIndex(index: BundleIndex): string {
  const { prompts, volume, ...rest } = index;
  const whole = {
    ...rest,
    exhibits: index.exhibits.map((row) => ({ ...row })),
    totals: { ...index.totals },
    ...(prompts ? { prompts: promptRowsJson(prompts) } : {}),
    ...(volume ? { volume: volumeJson(volume) } : {}),
  };
  return `${canonicalJson(whole)}\n`;
}

/** Reads data/index.json strictly, or says what is wrong with it. */
export function parseIndex(text: string): { readonly index: BundleIndex } | { problem: string } {
  if (!text.endsWith('\n')) return { problem: 'no newline at the end' };
  const parsed = parseCanonical(text.slice(0, -1));
  if (!parsed.ok) return { problem: `not ${parsed.problem === 'json' ? '' : 'canonical '}JSON` };
  const value = parsed.value;
  const format = isObject(value) ? value.format : undefined;
  const third = format === BUNDLE_FORMAT_VOLUME;
  const second = third || format === BUNDLE_FORMAT_PROMPTS;
  const keys = [
    ...(second ? INDEX_KEYS.toSpliced(3, 0, 'prompts') : INDEX_KEYS),
    ...(third ? ['volume'] : []),
  ];
  if (!hasKeys(value, keys)) return { problem: 'other keys' };
  const { exhibits, totals, prompts } = value;
  if (!second && value.format !== BUNDLE_FORMAT) return { problem: 'another format' };
  if (typeof value.case !== 'string' || !isHash(value.root) || !isCount(value.size)) {
    return { problem: 'case, root or size' };
  }
  if (!hasKeys(totals, ['held', 'submitted', 'withheld'])) return { problem: 'totals' };
  if (!Object.values(totals).every(isCount)) return { problem: 'totals' };
  if (!Array.isArray(exhibits)) return { problem: 'exhibits' };
  const wrong = exhibits.findIndex((row) => !isRow(row));
  if (wrong >= 0) return { problem: `row ${wrong}` };
  if (second && !(Array.isArray(prompts) && prompts.every((row) => isPromptRow(row, third)))) {
    return { problem: 'prompts' };
  }
  if (third && !isVolumeIndex(value.volume)) return { problem: 'volume' };
  return { index: checkedIndex(value) };
}

const COLUMNS = [
  'number',
  'label',
  'title',
  'kind',
  'class',
  'sha256',
  'bytes',
  'status',
  'file',
  'entry',
  'id',
] as const satisfies readonly (keyof IndexRow)[];

/**
 * Text of data/index.csv: the same rows for spreadsheets (RFC 4180 with a byte-order mark). Cells
 * that a spreadsheet would take for a formula begin with an apostrophe.
 */
export function indexCsv(index: BundleIndex): string {
  const rows = index.exhibits.map((row) => COLUMNS.map((column) => csvCell(row[column])));
  return `\ufeff${[[...COLUMNS], ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // Full-width signs too: spreadsheets with Chinese input treat them as the narrow ones.
  const safe = /^[\s]*[=+\-@＝＋－＠\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const INDEX_KEYS = ['case', 'exhibits', 'format', 'root', 'size', 'totals'];
const ROW_KEYS = [
  'bytes',
  'class',
  'entry',
  'file',
  'id',
  'kind',
  'label',
  'number',
  'sha256',
  'status',
  'title',
];
const KINDS: readonly unknown[] = ['file', 'hash_only', 'note', 'statement'];
const STATUSES: readonly unknown[] = ['held', 'withheld', 'hash-only'];

function isRow(row: Json): boolean {
  return (
    hasKeys(row, ROW_KEYS) &&
    isCount(row.bytes) &&
    isCount(row.entry) &&
    isCount(row.number) &&
    isHash(row.sha256) &&
    typeof row.id === 'string' &&
    KINDS.includes(row.kind) &&
    STATUSES.includes(row.status) &&
    [row.class, row.file, row.label, row.title].every((v) => v === null || typeof v === 'string')
  );
}

/** The one cast of this file: every key and type has been checked before. */
function checkedIndex(value: JsonObject): BundleIndex {
  return value as unknown as BundleIndex;
}
